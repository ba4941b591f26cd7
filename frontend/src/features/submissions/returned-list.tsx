import { useTranslation } from "react-i18next";

import type { Submission } from "@/api/types";
import { dayText, instantText } from "@/ui/dates";
import { Notice } from "@/ui/notice";

import { CellLink } from "./error-summary";
import type { Grid } from "./grid/grid";
import { useCellName } from "./use-words";

/** Why the report came back, and at which cells; each line leads to its cell. */
export function ReturnedList({ submission, grid }: { submission: Submission; grid: Grid }) {
  const { t } = useTranslation();
  const name = useCellName();
  const { returned } = submission;
  if (!returned) return null;
  const cells = Object.entries(returned.cells).flatMap(([key, why]) => {
    const cell = grid.writing.sheet.cell(key);
    return cell ? [{ cell, why }] : [];
  });
  return (
    <Notice tone="warning">
      <p className="notice-title">
        {t(returned.state === "reopened" ? "entry.reopenedWhy" : "entry.returnedWhy")}
      </p>
      <p className="reason">{returned.reason}</p>
      {cells.length > 0 && (
        <ul>
          {cells.map(({ cell, why }) => (
            <li key={cell.key}>
              <CellLink grid={grid} to={cell.key} text={name(cell)} />: {why}
            </li>
          ))}
        </ul>
      )}
      <p className="quiet">
        {returned.user_name ?? t("entry.history.someone")}, {instantText(returned.returned_at)}
        {returned.mend_by !== null && ` · ${t("entry.mendBy", { day: dayText(returned.mend_by) })}`}
      </p>
    </Notice>
  );
}
