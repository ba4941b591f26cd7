import { BarChart, CustomChart, LineChart, ScatterChart } from "echarts/charts";
import { GridComponent, LegendComponent, MarkLineComponent, TooltipComponent } from "echarts/components";
import { type EChartsType, init, use as register } from "echarts/core";
import { LabelLayout } from "echarts/features";
import { CanvasRenderer, SVGRenderer } from "echarts/renderers";
import { useEffect, useRef } from "react";

import type { Draw } from "./chart";
import type { Size } from "./looks";

register([
  BarChart,
  CanvasRenderer,
  CustomChart,
  GridComponent,
  LabelLayout,
  LegendComponent,
  LineChart,
  MarkLineComponent,
  SVGRenderer,
  ScatterChart,
  TooltipComponent,
]);

interface Props {
  draw: Draw;
  scale: number;
  onPick: ((id: string) => void) | undefined;
}

/** A chart as sharp lines, drawn anew when its frame changes; it says nothing by itself. */
export default function Drawing({ draw, scale, onPick }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType>(null);
  const latest = useRef({ draw, scale, onPick });

  useEffect(() => {
    const element = frame.current;
    if (!element) return undefined;
    const made = init(element, null, { renderer: "svg" });
    chart.current = made;
    made.on("click", ({ data }) => {
      if (typeof data === "object" && data && "id" in data && typeof data.id === "string")
        latest.current.onPick?.(data.id);
    });
    const watch = new ResizeObserver(() => {
      made.resize();
      made.setOption(latest.current.draw(sizeOf(made, latest.current.scale)), true);
    });
    watch.observe(element);
    return () => {
      watch.disconnect();
      made.dispose();
    };
  }, []);

  useEffect(() => {
    latest.current = { draw, scale, onPick };
    const made = chart.current;
    if (made) made.setOption(draw(sizeOf(made, scale)), true);
  }, [draw, scale, onPick]);

  return <div ref={frame} className="drawing" />;
}

const sizeOf = (chart: EChartsType, scale: number): Size => ({
  width: chart.getWidth(),
  height: chart.getHeight(),
  scale,
});

/** The same chart on a canvas of its own, for a picture to be taken away. */
export function canvasOf(draw: Draw, size: Size): { canvas: HTMLCanvasElement; release: () => void } {
  const canvas = document.createElement("canvas");
  const chart = init(canvas, null, {
    renderer: "canvas",
    devicePixelRatio: 2,
    width: size.width,
    height: size.height,
  });
  chart.setOption(draw(size));
  // Drawn at the next frame otherwise.
  chart.getZr().flush();
  return { canvas, release: () => chart.dispose() };
}
