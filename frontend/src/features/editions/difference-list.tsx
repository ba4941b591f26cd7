import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { measuredText } from "@/figures/figure-text";
import { ListTable } from "@/ui/list-table";

import { MARK, Marked } from "./marked";
import { indicatorOf, keyOf, useCellName } from "./names";
import type { Differences, Names } from "./types";

interface Props {
  names: Names;
  differences: Differences;
  /** What is said where nothing differs. */
  none?: string;
}

/** Figures old and new, and the reporters behind the change, down to their reports. */
export function DifferenceList({ names, differences: { cells, reporters }, none }: Props) {
  const { t } = useTranslation();
  const nameOf = useCellName(names);
  const said = (cell: Differences["cells"][number], number: string | null, withheld: number | null) => {
    const indicator = indicatorOf(names, cell);
    const text = number === null || !indicator ? t("editions.lines.none") : measuredText(indicator, number);
    return <Marked withheld={withheld}>{text}</Marked>;
  };
  if (cells.length === 0 && reporters.length === 0) return <p>{none ?? t("editions.changes.none")}</p>;
  return (
    <div className="differences">
      {cells.length > 0 && (
        <ListTable
          caption={t("editions.changes.cells")}
          rows={cells}
          rowKey={keyOf}
          columns={[
            { title: t("editions.column.indicator"), cell: nameOf },
            {
              title: t("editions.column.old"),
              kind: "numeric",
              cell: (cell) => said(cell, cell.old, cell.old_withheld),
            },
            {
              title: t("editions.column.new"),
              kind: "numeric",
              cell: (cell) => said(cell, cell.new, cell.new_withheld),
            },
            {
              title: t("editions.column.counted"),
              kind: "numeric",
              cell: (cell) =>
                cell.old_counted === cell.new_counted
                  ? cell.new_counted
                  : t("editions.changes.coverage", { old: cell.old_counted, new: cell.new_counted }),
            },
          ]}
        />
      )}
      {cells.some((cell) => Boolean(cell.old_withheld) || Boolean(cell.new_withheld)) && (
        <p className="quiet">{t("editions.lines.withheldMeans", { mark: MARK })}</p>
      )}
      {reporters.length > 0 && (
        <>
          <h3>{t("editions.changes.reporters")}</h3>
          <ul className="plain-list">
            {reporters.map(({ body, unit, change, submission_id }) => (
              <li key={body.id}>
                {submission_id === null ? (
                  body.name
                ) : (
                  <Link to="/submissions/$submissionId" params={{ submissionId: submission_id }}>
                    {body.name}
                  </Link>
                )}{" "}
                <span className="quiet">
                  · {unit.name} · {t(`editions.changes.${change}`)}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
