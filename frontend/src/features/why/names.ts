import type { FigureKind } from "@/figures/figure-text";

import type { Contributor, Why } from "./types";

export const kindOf = ({ formula, measure_unit }: Why): FigureKind => ({ kind: formula.kind, measure_unit });

export const contributorKey = ({ unit, own }: Contributor) => `${unit.id} ${own}`;
