import { useMemo } from "react";
import { useTranslation } from "react-i18next";

import { periodName } from "@/figures/period-text";
import { targetText } from "@/figures/target-text";
import { type Column, ListTable } from "@/ui/list-table";

import type { Break, Figure } from "../api/types";
import type { Board, Part } from "../board";
import { type Point, seriesOption } from "../charts/series-option";
import { figureSaid } from "../figure-said";
import { over } from "../model";
import { ChartFigure } from "./chart-figure";
import { Trend } from "./trend";
import { WhyNumber } from "./why-number";

interface Line {
  code: string;
  name: string;
  figure: Figure | undefined;
  breaks: readonly Break[];
}

function linesOf(
  { own, indicator, category }: Board,
  name: (period: (typeof own.periods)[number]) => string,
): Line[] {
  const figures = over(own, indicator.id, category);
  return own.periods.map((period, index) => ({
    code: period.code,
    name: name(period),
    figure: figures[index],
    breaks: own.breaks.filter(
      (one) => one.period === period.code && (one.indicator_id === null || one.indicator_id === indicator.id),
    ),
  }));
}

/** A figure over the periods of its kind: gaps where nothing is known, and what broke the series named. */
export function Series({ board, scale }: Part) {
  const { t } = useTranslation();
  const { indicator, form } = board;
  const lines = useMemo(() => linesOf(board, (period) => periodName(t, period)), [board, t]);
  const draw = useMemo(() => {
    const points = lines.map(({ name, figure, breaks }): Point => ({
      period: name,
      number: figure?.number ?? null,
      lower: figure?.lower ?? null,
      upper: figure?.upper ?? null,
      target: figure?.target_value ?? null,
      said: figureSaid(t, indicator, figure),
      breaks: breaks.map(({ kind }) => t(`dashboards.breakShort.${kind}`)),
      parted: breaks.some(({ kind }) => kind === "definition_changed"),
    }));
    const words = { figure: board.subject, target: t("totals.target"), bounds: t("dashboards.bounds") };
    return (size: Parameters<typeof seriesOption>[2]) => seriesOption(points, words, size);
  }, [lines, indicator, board.subject, t]);
  const title = t("dashboards.seriesOf", { subject: board.subject });
  const columns: Column<Line>[] = [
    { title: t("figures.period"), cell: ({ name }) => name },
    {
      title: t("dashboards.value"),
      kind: "numeric",
      cell: ({ figure }) => <WhyNumber board={board} figure={figure} />,
    },
    {
      title: t("totals.target"),
      cell: ({ figure }) => (figure && targetText(t, form, indicator, figure)) ?? "–",
    },
    {
      title: t("dashboards.trend"),
      cell: ({ figure }) => (figure ? <Trend board={board} figure={figure} indicator={indicator} /> : "–"),
    },
    {
      title: t("totals.countedOf"),
      kind: "numeric",
      cell: ({ figure }) => (figure ? `${figure.counted}/${figure.expected}` : "–"),
    },
    { title: t("dashboards.breaks"), cell: ({ breaks }) => <Breaks breaks={breaks} /> },
  ];
  return (
    <>
      {lines.length < 2 && <p className="quiet">{t("dashboards.firstPeriod")}</p>}
      <ChartFigure board={board} scale={scale} title={title} label={title} draw={draw} height={320}>
        <ListTable rows={lines} columns={columns} rowKey={({ code }) => code} />
      </ChartFigure>
    </>
  );
}

/** Why figures before and after a period do not simply compare. */
function Breaks({ breaks }: { breaks: readonly Break[] }) {
  const { t } = useTranslation();
  if (breaks.length === 0) return "–";
  return breaks.map(({ kind, change }) => (
    <span key={kind} className="break">
      {t(`dashboards.break.${kind}`)}
      {change !== null && `: ${change}`}
    </span>
  ));
}
