import { Fragment } from "react";
import { useTranslation } from "react-i18next";

import { clauseName } from "@/ui/clause-name";
import type { LaidPiece } from "./laid-out";
import { type Mark, segmentsOf } from "./segments";

interface Props {
  laid: LaidPiece;
  marks: readonly Mark[];
  selected: number | undefined;
}

/** The words of a piece, with its marks and with a link at the beginning of every clause. */
export function PieceText({ laid: { piece, anchors }, marks, selected }: Props) {
  const { t } = useTranslation();
  const segments = segmentsOf(
    piece.text.length,
    marks,
    anchors.map(({ at }) => at),
  );
  return segments.map(({ from, to, marks: here }) => {
    const [first] = here;
    const words = piece.text.slice(from, to);
    return (
      <Fragment key={from}>
        {anchors
          .filter(({ at }) => at === from)
          .map(({ clause: { anchor } }) => (
            // Of these a long text has thousands: they are no tab stops, the list of clauses leads to them.
            <a
              key={anchor}
              href={`#${anchor}`}
              data-anchor={anchor}
              tabIndex={-1}
              className="clause-link"
              aria-label={t("documents.text.copyLink", { clause: clauseName(anchor) ?? anchor })}
              title={t("documents.text.copyLink", { clause: clauseName(anchor) ?? anchor })}
            />
          ))}
        {first ? (
          <mark
            data-marks={here.map(({ id }) => id).join(" ")}
            className={`mark mark-${first.kind}${here.some(({ id }) => id === selected) ? " mark-selected" : ""}`}
          >
            {words}
          </mark>
        ) : (
          words
        )}
      </Fragment>
    );
  });
}
