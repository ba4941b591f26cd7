import type { components } from "@/api/schema";

type Schemas = components["schemas"];

export type Wanted = Schemas["ReorganisationWanted"];
export type Preview = Schemas["ReorganisationPreview"];
export type FigurePreview = Preview["figures"][number];
export type FigureSide = FigurePreview["total_before"];
export type Recorded = Schemas["ReorganisationRead"];
