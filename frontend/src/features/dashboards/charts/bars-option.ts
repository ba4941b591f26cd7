import type { EChartsCoreOption } from "echarts/core";

import { base, COLOURS, drawn, label, type Size, tooltip } from "./looks";

export type Judged = "met" | "not_met" | "open" | "main";

export interface Bar {
  name: string;
  /** Null: no bar, as where others are left out. */
  number: string | null;
  said: string;
  judged: Judged;
  selected: boolean;
}

export interface BarWords {
  judged: Record<Judged, string>;
  target: string;
}

/** So much height a bar needs, with its name beside it. */
export const BAR_HEIGHT = 24;
export const BARS_AROUND = 76;

/** Bars beside each other with their target; what has no number has no bar, and stands in the table. */
export function barsOption(
  bars: readonly Bar[],
  target: string | null,
  words: BarWords,
  size: Size,
): EChartsCoreOption {
  const { scale } = size;
  const kinds = (["met", "not_met", "open", "main"] as const).filter((kind) =>
    bars.some(({ judged, number }) => judged === kind && number !== null),
  );
  const isPlain = kinds[0] === "main" && target === null;
  return {
    ...base(size),
    grid: {
      left: 8 * scale,
      right: 88 * scale,
      top: (isPlain ? 12 : 52) * scale,
      bottom: 8 * scale,
      containLabel: true,
    },
    legend: { top: 0, left: 0, textStyle: label(size), selectedMode: false, show: kinds[0] !== "main" },
    tooltip: {
      ...tooltip(size),
      formatter: ({ dataIndex }: { dataIndex: number }) => {
        const bar = bars[dataIndex];
        return bar ? `${bar.name}: ${bar.said}` : "";
      },
    },
    xAxis: {
      type: "value",
      axisLabel: { ...label(size), formatter: (value: number) => value.toLocaleString("vi-VN") },
    },
    yAxis: {
      type: "category",
      inverse: true,
      data: bars.map(({ name }) => name),
      axisTick: { show: false },
      axisLabel: {
        ...label(size),
        interval: 0,
        width: Math.min(220 * scale, size.width * 0.36),
        overflow: "truncate",
      },
    },
    series: kinds.map((kind, place) => ({
      name: words.judged[kind],
      type: "bar",
      stack: "one",
      barMaxWidth: 22 * scale,
      itemStyle: { color: COLOURS[kind] },
      data: bars.map(({ number, judged, selected }) =>
        judged === kind && number !== null
          ? { value: drawn(number), itemStyle: selected ? { borderColor: COLOURS.ink, borderWidth: 3 } : {} }
          : null,
      ),
      label: {
        show: true,
        position: "right",
        ...label(size),
        formatter: ({ dataIndex }: { dataIndex: number }) => bars[dataIndex]?.said ?? "",
      },
      ...(place === 0 &&
        target !== null && {
          markLine: {
            silent: true,
            symbol: "none",
            lineStyle: { type: "dashed", color: COLOURS.target, width: 2 * scale },
            label: { ...label(size), color: COLOURS.target, formatter: words.target },
            data: [{ xAxis: drawn(target) }],
          },
        }),
    })),
  };
}
