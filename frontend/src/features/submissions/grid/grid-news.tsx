import { useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";

import { CellLink } from "../error-summary";
import { useCellName } from "../use-words";

import type { Grid, GridNews } from "./grid";

/** What the last paste, clearing or undo did, read out politely; texts that were not taken are listed with the reason. */
export function GridNewsLine({ grid }: { grid: Grid }) {
  const { t } = useTranslation();
  const name = useCellName();
  const news = useSyncExternalStore(grid.news.subscribe, grid.news.get);
  const refused = news?.kind === "pasted" ? news.plan.refused : [];
  return (
    <div className="grid-news">
      <p role="status">{news && <NewsText news={news} />}</p>
      {refused.length > 0 && (
        <ul>
          {refused.map(({ cell, text, why }) => (
            <li key={cell.key}>
              <CellLink grid={grid} to={cell.key} text={name(cell)} />: “{text}” – {t(`entry.refused.${why}`)}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function NewsText({ news }: { news: GridNews }) {
  const { t } = useTranslation();
  switch (news.kind) {
    case "pasted": {
      const { taken, refused, skipped } = news.plan;
      return t("entry.news.pasted", { taken, refused: refused.length, skipped });
    }
    case "cleared":
    case "undone":
    case "redone":
      return t(`entry.news.${news.kind}`, { count: news.cells });
    case "nothingToUndo":
    case "nothingToRedo":
      return t(`entry.news.${news.kind}`);
  }
}
