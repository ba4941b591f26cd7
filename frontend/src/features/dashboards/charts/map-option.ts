import type { EChartsCoreOption } from "echarts/core";

import { base, COLOURS, label, SCALE, type Size, tooltip } from "./looks";

export interface Place {
  id: number;
  name: string;
  latitude: number;
  longitude: number;
  said: string;
  /** Counted from 0; null: there is no number. */
  shade: number | null;
  selected: boolean;
}

export interface Legend {
  /** The words of each shade: from … to …. */
  shades: readonly string[];
  none: string;
}

/** With more dots than so many, each is smaller. */
const CROWD = 40;

/** Dots where units lie, shaded by their figure; drawn from their coordinates alone, nothing is fetched. */
export function mapOption(places: readonly Place[], legend: Legend, size: Size): EChartsCoreOption {
  const { scale } = size;
  const top = 64 * scale;
  const margin = 28 * scale;
  const extent = extentOf(places, size.width - 2 * margin, size.height - top - margin);
  const groups = [...legend.shades.keys()].map((shade) => ({
    name: legend.shades[shade] ?? "",
    symbol: "circle",
    color:
      SCALE[Math.round((shade * (SCALE.length - 1)) / Math.max(1, legend.shades.length - 1))] ?? SCALE[0],
    places: places.filter((place) => place.shade === shade),
  }));
  const dot = (places.length > CROWD ? 12 : 16) * scale;
  const empty = places.filter(({ shade }) => shade === null);
  if (empty.length > 0) groups.push({ name: legend.none, symbol: "diamond", color: SCALE[0], places: empty });
  return {
    ...base(size),
    grid: { left: margin, right: margin, top, bottom: margin },
    legend: { top: 0, left: 0, textStyle: label(size), selectedMode: false, itemGap: 14 * scale },
    tooltip: {
      ...tooltip(size),
      formatter: ({ data }: { data: Dot }) => `${data.name}: ${data.said}`,
    },
    xAxis: { type: "value", show: false, min: extent.west, max: extent.east },
    yAxis: { type: "value", show: false, min: extent.south, max: extent.north },
    series: groups.map(({ name, symbol, color, places: of }) => ({
      name,
      type: "scatter",
      symbol,
      symbolSize: dot,
      itemStyle:
        symbol === "diamond"
          ? { color: "#fff", borderColor: COLOURS.quiet, borderWidth: 2, borderType: "dashed", opacity: 1 }
          : { color, borderColor: COLOURS.quiet, borderWidth: 1, opacity: 1 },
      label: {
        show: true,
        position: "right",
        formatter: ({ data }: { data: Dot }) => data.name,
        ...label(size),
        textBorderColor: "#fff",
        textBorderWidth: 3 * scale,
      },
      labelLayout: { hideOverlap: true },
      data: of.map(({ id, name: unit, said, longitude, latitude, selected }): Dot => ({
        id: `${id}`,
        name: unit,
        said,
        value: [longitude, latitude],
        ...(selected && {
          symbolSize: dot * 1.8,
          itemStyle: { borderColor: COLOURS.target, borderWidth: 4 },
          label: { fontWeight: "bold" as const },
        }),
      })),
    })),
  };
}

interface Dot {
  id: string;
  name: string;
  said: string;
  value: [number, number];
}

/** The window on the map: everything is in it, and north is as long as east on the ground. */
export function extentOf(
  places: readonly Pick<Place, "latitude" | "longitude">[],
  width: number,
  height: number,
) {
  const latitudes = places.map(({ latitude }) => latitude);
  const longitudes = places.map(({ longitude }) => longitude);
  const [south, north] = [Math.min(...latitudes), Math.max(...latitudes)];
  const [west, east] = [Math.min(...longitudes), Math.max(...longitudes)];
  const middle = { latitude: (south + north) / 2, longitude: (west + east) / 2 };
  // A degree of longitude is shorter the further from the equator.
  const narrowing = Math.cos((middle.latitude * Math.PI) / 180);
  const degrees = Math.max(
    (north - south) / Math.max(height, 1),
    ((east - west) * narrowing) / Math.max(width, 1),
    1e-4,
  );
  const halfHeight = (degrees * height) / 2;
  const halfWidth = (degrees * width) / 2 / narrowing;
  return {
    south: middle.latitude - halfHeight,
    north: middle.latitude + halfHeight,
    west: middle.longitude - halfWidth,
    east: middle.longitude + halfWidth,
  };
}
