import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { UnitDetail } from "@/api/types";
import { LinkButton } from "@/ui/link-button";
import { Empty } from "@/ui/empty";

import type { Part } from "../board";
import { ranking } from "../model";
import { ChildrenTable } from "./children-table";
import { PlacesMap } from "./places-map";
import { Ranking } from "./ranking";

interface Props extends Part {
  /** With its children and where they lie. */
  place: UnitDetail | undefined;
}

/** The units of the level below beside each other: on the map, in order, and in the table of both. */
export function Below({ board, scale, place }: Props) {
  const { t } = useTranslation();
  const [selected, setSelected] = useState<number>();
  const { form, period, unit } = board.asked;
  if (!board.below) return null;
  const ranked = ranking(board.below, period);
  if (ranked.length === 0)
    return (
      <Empty title={t("dashboards.noneBelow")}>
        <LinkButton to="/totals" search={{ form, period, unit }}>
          {t("dashboards.toTotals")}
        </LinkButton>
      </Empty>
    );
  const select = (id: number) => setSelected(id === selected ? undefined : id);
  const shown = { board, scale, ranked, selected };
  return (
    <>
      <div className="beside">
        <PlacesMap {...shown} children={place?.children ?? []} onSelect={select} />
        <Ranking {...shown} />
      </div>
      <ChildrenTable {...shown} onSelect={select} />
    </>
  );
}
