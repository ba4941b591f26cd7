import type { TFunction } from "i18next";
import type { ReactNode } from "react";

import type { UnitDetail } from "@/api/types";

import type { Category } from "../api/types";
import type { Board } from "../board";
import { ranking } from "../model";
import { Categories } from "../parts/categories";
import { Coverage, type Counts } from "../parts/coverage";
import { PlacesMap } from "../parts/places-map";
import { Ranking } from "../parts/ranking";
import { Series } from "../parts/series";
import { Targets } from "../parts/targets";

/** How much larger everything is on a projector. */
const SCALE = 1.6;

export interface Talk {
  board: Board;
  place: UnitDetail | undefined;
  counts: Counts | undefined;
  categories: readonly Category[];
}

interface Slide {
  id: string;
  title: string;
  node: ReactNode;
}

/** What a meeting goes through, one thing at a time; what there is nothing of is left out. */
export function slidesOf(t: TFunction, { board, place, counts, categories }: Talk): Slide[] {
  const ranked = board.below ? ranking(board.below, board.asked.period) : [];
  const part = { board, scale: SCALE };
  const units = { ...part, ranked, selected: undefined };
  return [
    {
      id: "coverage",
      title: t("dashboards.coverage"),
      node: counts && <Coverage board={board} counts={counts} />,
    },
    { id: "targets", title: t("dashboards.targets"), node: <Targets {...part} /> },
    { id: "series", title: t("dashboards.seriesOf", { subject: board.subject }), node: <Series {...part} /> },
    ...(ranked.length > 0
      ? [
          {
            id: "ranking",
            title: t("dashboards.rankingOf", { subject: board.subject }),
            node: <Ranking {...units} />,
          },
          {
            id: "map",
            title: t("dashboards.mapOf", { subject: board.subject }),
            node: <PlacesMap {...units} children={place?.children ?? []} onSelect={() => undefined} />,
          },
        ]
      : []),
    ...(categories.length > 0
      ? [{ id: "categories", title: t("dashboards.categories"), node: <Categories {...part} /> }]
      : []),
  ];
}
