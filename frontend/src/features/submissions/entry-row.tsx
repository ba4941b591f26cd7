import { SyncOutlined } from "@ant-design/icons";
import { memo } from "react";
import { useTranslation } from "react-i18next";

import type { Indicator } from "@/api/types";
import { Figure } from "@/figures/figure";
import { IndicatorLabel } from "@/figures/indicator-label";

import type { EntrySession } from "./entry-session";
import { changesOf, draftAt, type EntryState, numberAt } from "./entry-state";
import { findingsOf, leaps } from "./findings";
import { FlagCell } from "./flag-cell";
import { NumberCell } from "./number-cell";
import { ReasonChoice } from "./reason-choice";
import type { FormRow } from "./rows";
import { type Draft, readDraft, type Said } from "./said";
import { useFindingText } from "./use-finding-text";

interface Props {
  row: FormRow;
  whole: Indicator | undefined;
  previous: Said | undefined;
  state: EntryState;
  session: EntrySession;
}

/** One indicator to fill in; works out what the row needs to know, so that typing elsewhere leaves it alone. */
export function EntryRow({ row, whole, previous, state, session }: Props) {
  const { indicator } = row;
  const draft = draftAt(state, indicator.id);
  const asked = whole ? [indicator, whole] : [indicator];
  const finding = findingsOf(asked, (id) =>
    readDraft(draftAt(state, id), id === indicator.id || !whole ? indicator : whole),
  ).find((item) => item.indicator === indicator && item.kind !== "unsaid");
  const sentence = useFindingText();
  return (
    <Row
      row={row}
      previous={previous}
      text={draft.text}
      reason={draft.reason}
      error={state.refusals.get(indicator.id) ?? (finding && sentence(finding))}
      leap={leaps(numberAt(state, indicator), previous?.number ?? null)}
      pending={changesOf(state, [indicator]).length > 0}
      session={session}
    />
  );
}

interface RowProps extends Draft {
  row: FormRow;
  previous: Said | undefined;
  error: string | undefined;
  leap: boolean;
  pending: boolean;
  session: EntrySession;
}

const Row = memo(function Row({ row, previous, text, reason, error, leap, pending, session }: RowProps) {
  const { t } = useTranslation();
  const { number, indicator } = row;
  const id = `cell-${indicator.id}`;
  const onType = (draft: Draft) => session.type(indicator.id, draft);
  const Cell = indicator.kind === "flag" ? FlagCell : NumberCell;
  return (
    <tr id={`row-${indicator.id}`} className={error === undefined ? undefined : "row-bad"}>
      <td className="row-number">{number}</td>
      <th scope="row">
        <IndicatorLabel indicator={indicator} id={`${id}-name`} />
      </th>
      <td className="numeric" data-label={t("entry.before")}>
        {previous ? <Figure indicator={indicator} value={previous} /> : <span className="quiet">–</span>}
      </td>
      <td className="numeric" data-label={t("entry.nowShort")}>
        <Cell
          id={id}
          text={text}
          reason={reason}
          invalid={error !== undefined}
          onType={onType}
          onRestore={() => session.restore(indicator.id)}
        />
        {error !== undefined && (
          <p id={`${id}-note`} className="field-error cell-note">
            {error}
          </p>
        )}
        {error === undefined && leap && (
          <p id={`${id}-note`} className="cell-note cell-warning">
            {t("entry.leap")}
          </p>
        )}
      </td>
      <td data-label={t("entry.statusColumn")}>
        <span className="status-cell">
          <ReasonChoice id={id} text={text} reason={reason} onType={onType} />
          {pending && (
            <span className="waiting" title={t("entry.waiting")}>
              <SyncOutlined aria-hidden />
              <span className="visually-hidden">{t("entry.waiting")}</span>
            </span>
          )}
        </span>
      </td>
    </tr>
  );
});
