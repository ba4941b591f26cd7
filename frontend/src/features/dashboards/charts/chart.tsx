import type { EChartsCoreOption } from "echarts/core";
import { lazy, Suspense } from "react";

import { Loading } from "@/ui/loaded";

import type { Size } from "./looks";

/** What is drawn in a frame of this size. */
export type Draw = (size: Size) => EChartsCoreOption;

/** The library that draws comes with the first chart. */
const Drawing = lazy(() => import("./drawing"));

interface Props {
  draw: Draw;
  /** What the chart shows, in one sentence; the table beside it says all of it. */
  label: string;
  height: number | string;
  scale: number;
  onPick?: ((id: string) => void) | undefined;
}

export function Chart({ draw, label, height, scale, onPick }: Props) {
  return (
    <div className="chart" role="img" aria-label={label} style={{ blockSize: height }}>
      <Suspense fallback={<Loading lines={4} />}>
        <Drawing draw={draw} scale={scale} onPick={onPick} />
      </Suspense>
    </div>
  );
}
