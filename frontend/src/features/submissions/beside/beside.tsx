import { useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";

import type { Submission } from "@/api/types";
import { usePick } from "@/locales/use-language";

import type { Cell } from "../cells";
import type { EntrySession } from "../entry-session";
import type { Grid } from "../grid/grid";
import { slotAt } from "../grid/layout";
import { useSignal } from "../use-signal";
import { useCellName } from "../use-words";

import { CellHistory } from "./cell-history";
import { CellStanding } from "./cell-standing";
import { Comments } from "./comments";
import { Explanations } from "./explanations";

interface Props {
  grid: Grid;
  session: EntrySession;
  submission: Submission;
}

/** What belongs to the active cell: how it stands, what it means, what was said of it and what it was before. */
export function Beside({ grid, session, submission }: Props) {
  const { t } = useTranslation();
  const standing = useSyncExternalStore(grid.standing.subscribe, grid.standing.get);
  const slot = slotAt(grid.layout, standing.cursor.active);
  const indicator = grid.layout.rows[standing.cursor.active.row]?.indicator;
  const cell = "cell" in slot ? slot.cell : undefined;
  return (
    <aside className="beside" aria-label={t("entry.beside.title")}>
      {cell && <OfCell key={cell.key} session={session} cell={cell} submission={submission} />}
      {indicator && (
        <section className="panel">
          <h2>{t("figures.definition")}</h2>
          <p>{indicator.definition}</p>
          <dl className="facts">
            <dt>{t("entry.beside.unit")}</dt>
            <dd>{indicator.measure_unit}</dd>
            <dt>{t("common.source")}</dt>
            <dd>{indicator.source}</dd>
          </dl>
        </section>
      )}
    </aside>
  );
}

function OfCell({ session, cell, submission }: Omit<Props, "grid"> & { cell: Cell }) {
  const { t } = useTranslation();
  const pick = usePick();
  const name = useCellName();
  const { sheet } = session;
  useSignal(sheet.signals, cell.indicator.id);
  const reason = submission.returned?.cells[cell.key];
  return (
    <section className="panel" aria-label={name(cell)}>
      <h2>{pick(cell.indicator.name_vi, cell.indicator.name_en)}</h2>
      <CellStanding sheet={sheet} cell={cell} />
      {reason !== undefined && (
        <p className="cell-remark cell-remark-warning">
          {t("entry.beside.returned")}: {reason}
        </p>
      )}
      <Explanations session={session} cell={cell} submission={submission} />
      <Comments cell={cell} submission={submission} />
      <CellHistory cell={cell} submission={submission} />
    </section>
  );
}
