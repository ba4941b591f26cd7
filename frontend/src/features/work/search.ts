import { DONE, type Done, ON_TIME, type OnTime } from "@/figures/progress-axes";
import { idParam, oneOf, textParam } from "@/ui/search-params";

import type { Part } from "./types";

export const PARTS = ["lead", "coordinating"] as const satisfies readonly Part[];

export interface WorkSearch {
  q?: string | undefined;
  part?: Part | undefined;
  done?: Done | undefined;
  on_time?: OnTime | undefined;
  unit?: number | undefined;
  body?: number | undefined;
  matrix?: number | undefined;
}

export const readWorkSearch = (search: Record<string, unknown>): WorkSearch => ({
  q: textParam(search["q"]),
  part: oneOf(search["part"], PARTS),
  done: oneOf(search["done"], DONE),
  on_time: oneOf(search["on_time"], ON_TIME),
  unit: idParam(search["unit"]),
  body: idParam(search["body"]),
  matrix: idParam(search["matrix"]),
});

export interface CellSearch {
  body?: number | undefined;
}

export const readCellSearch = (search: Record<string, unknown>): CellSearch => ({
  body: idParam(search["body"]),
});
