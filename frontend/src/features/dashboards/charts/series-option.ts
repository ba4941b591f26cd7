import type { EChartsCoreOption } from "echarts/core";

import { base, COLOURS, drawn, label, type Size, tooltip } from "./looks";

export interface Point {
  period: string;
  /** Null: there is none, and the line has a gap. */
  number: string | null;
  lower: string | null;
  upper: string | null;
  target: string | null;
  /** How the figure reads, or why there is none. */
  said: string;
  /** What changed between the period before and this one, in words. */
  breaks: readonly string[];
  /** The meaning changed: the line is not carried over. */
  parted: boolean;
}

export interface Words {
  figure: string;
  target: string;
  bounds: string;
}

/** A line over periods with its target, gaps where nothing is known, ranges as bars, and breaks marked. */
export function seriesOption(points: readonly Point[], words: Words, size: Size): EChartsCoreOption {
  const { scale } = size;
  const parts = partsOf(points);
  return {
    ...base(size),
    grid: { left: 8 * scale, right: 24 * scale, top: 52 * scale, bottom: 8 * scale, containLabel: true },
    legend: { top: 0, left: 0, textStyle: label(size), selectedMode: false, data: namesOf(points, words) },
    tooltip: {
      ...tooltip(size),
      trigger: "axis",
      formatter: (shown: { dataIndex: number }[]) => {
        const point = points[shown[0]?.dataIndex ?? -1];
        return point ? [point.period, point.said, ...point.breaks].join("\n") : "";
      },
    },
    xAxis: [
      {
        type: "category",
        boundaryGap: true,
        data: points.map(({ period, number, lower, upper, said }) =>
          number === null && lower === null && upper === null ? `${period}\n(${said})` : period,
        ),
        axisLabel: { ...label(size), interval: 0, width: size.width / points.length - 8, overflow: "break" },
        axisTick: { show: false },
      },
      // The same as numbers: breaks lie between two periods, where a list of names has no place.
      { type: "value", show: false, min: -0.5, max: points.length - 0.5 },
    ],
    yAxis: {
      type: "value",
      // From nought, so that a small change does not look like a large one; only what never comes near it is cut.
      scale: isFarFromNought(points),
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: { ...label(size), formatter: (value: number) => value.toLocaleString("vi-VN") },
    },
    series: [
      ...parts.map((data) => ({
        name: words.figure,
        type: "line",
        data,
        connectNulls: false,
        symbol: "circle",
        symbolSize: 9 * scale,
        lineStyle: { width: 2.5 * scale, color: COLOURS.main },
        itemStyle: { color: COLOURS.main },
        label: {
          show: true,
          position: "top",
          ...label(size),
          formatter: ({ dataIndex }: { dataIndex: number }) => points[dataIndex]?.said ?? "",
        },
      })),
      { type: "line", xAxisIndex: 1, data: [], markLine: breaksOf(points, size) },
      {
        name: words.bounds,
        type: "custom",
        renderItem: drawRange(scale),
        encode: { x: 0, y: [1, 2] },
        itemStyle: { color: COLOURS.main },
        data: points.flatMap(({ lower, upper }, index) =>
          lower === null || upper === null ? [] : [[index, drawn(lower), drawn(upper)]],
        ),
      },
      {
        name: words.target,
        type: "line",
        step: "middle",
        data: points.map(({ target }) => (target === null ? null : drawn(target))),
        connectNulls: false,
        symbol: "none",
        lineStyle: { type: "dashed", width: 2 * scale, color: COLOURS.target },
        itemStyle: { color: COLOURS.target },
        // A step needs two ends; the target of a single period is seen as a mark.
        ...(points.length < 2 && { symbol: "rect", symbolSize: [60 * scale, 3 * scale] }),
      },
    ],
  };
}

/** As boys for a hundred girls: everything lies within a fifth of the largest. */
export function isFarFromNought(points: readonly Point[]): boolean {
  const numbers = points
    .flatMap(({ number, lower, upper, target }) => [number, lower, upper, target])
    .flatMap((one) => (one === null ? [] : [drawn(one)]));
  const [least, most] = [Math.min(...numbers), Math.max(...numbers)];
  return most > 100 && least > most * 0.8;
}

const namesOf = (points: readonly Point[], words: Words): string[] => [
  words.figure,
  ...(points.some(({ target }) => target !== null) ? [words.target] : []),
  ...(points.some(({ lower, upper }) => lower !== null && upper !== null) ? [words.bounds] : []),
];

/** One line for each stretch in which the meaning stayed; everything else in it is a gap. */
export function partsOf(points: readonly Point[]): (number | null)[][] {
  const starts = points.flatMap(({ parted }, index) => (index === 0 || parted ? [index] : []));
  return starts.map((start, part) => {
    const end = starts[part + 1] ?? points.length;
    return points.map(({ number }, index) =>
      number === null || index < start || index >= end ? null : drawn(number),
    );
  });
}

function breaksOf(points: readonly Point[], size: Size) {
  return {
    silent: true,
    symbol: "none",
    lineStyle: { type: "dotted", color: COLOURS.break, width: 2 * size.scale },
    label: { ...label(size), color: COLOURS.break, position: "end", formatter: "{b}" },
    data: points.flatMap(({ breaks }, index) =>
      breaks.length > 0 && index > 0 ? [{ name: breaks.join("; "), xAxis: index - 0.5 }] : [],
    ),
  };
}

interface Api {
  value: (dimension: number) => number;
  coord: (point: [number, number]) => [number, number];
}

/** From the least to the most that a figure can be. */
const drawRange = (scale: number) => (_: unknown, api: Api) => {
  const [x, low] = api.coord([api.value(0), api.value(1)]);
  const [, high] = api.coord([api.value(0), api.value(2)]);
  const half = 9 * scale;
  const line = (x1: number, y1: number, x2: number, y2: number) => ({
    type: "line",
    shape: { x1, y1, x2, y2 },
    style: { stroke: COLOURS.main, lineWidth: 3 * scale },
  });
  return {
    type: "group",
    children: [
      line(x, low, x, high),
      line(x - half, low, x + half, low),
      line(x - half, high, x + half, high),
    ],
  };
};
