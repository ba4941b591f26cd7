import { useMemo } from "react";
import { useTranslation } from "react-i18next";

import { usePick } from "@/locales/use-language";
import { type Column, ListTable } from "@/ui/list-table";

import type { Figure } from "../api/types";
import type { Board, Part } from "../board";
import { BAR_HEIGHT, BARS_AROUND, barsOption } from "../charts/bars-option";
import { TOTAL } from "../model";
import { barOf, barWords } from "./bars";
import { ChartFigure } from "./chart-figure";
import { WhyNumber } from "./why-number";

interface Line {
  name: string;
  figure: Figure;
}

/** The categories of the chosen indicator in the chosen period; none: it is asked as a whole alone. */
export const categoriesOf = ({ own, indicator, asked }: Board): Figure[] =>
  own.figures.filter(
    (row) => row.period === asked.period && row.indicator_id === indicator.id && row.category_id !== TOTAL,
  );

/** The parts of a figure beside each other: groups may overlap, so they are never added up here. */
export function Categories({ board, scale }: Part) {
  const { t } = useTranslation();
  const pick = usePick();
  const { indicator, own } = board;
  const lines = useMemo(() => {
    const names = new Map(own.categories.map((one) => [one.id, pick(one.name_vi, one.name_en)]));
    return categoriesOf(board).map((figure): Line => ({ name: names.get(figure.category_id) ?? "", figure }));
  }, [board, own, pick]);
  const bars = useMemo(
    () => lines.flatMap(({ name, figure }) => barOf(t, indicator, name, figure) ?? []),
    [lines, indicator, t],
  );
  const draw = useMemo(
    () => (size: Parameters<typeof barsOption>[3]) => barsOption(bars, null, barWords(t, undefined), size),
    [bars, t],
  );
  const title = t("dashboards.categoriesOf", { subject: pick(indicator.name_vi, indicator.name_en) });
  const columns: Column<Line>[] = [
    { title: t("dashboards.category"), cell: ({ name }) => name },
    {
      title: t("dashboards.value"),
      kind: "numeric",
      cell: ({ figure }) => <WhyNumber board={board} figure={figure} />,
    },
    {
      title: t("totals.countedOf"),
      kind: "numeric",
      cell: ({ figure }) => `${figure.counted}/${figure.expected}`,
    },
  ];
  return (
    <ChartFigure
      board={board}
      scale={scale}
      title={title}
      label={title}
      draw={draw}
      height={BARS_AROUND + Math.max(1, bars.length) * BAR_HEIGHT}
    >
      <ListTable rows={lines} columns={columns} rowKey={({ figure }) => figure.category_id} />
    </ChartFigure>
  );
}
