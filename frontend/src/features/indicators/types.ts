import type { components } from "@/api/schema";

type Schemas = components["schemas"];

export type Listed = Schemas["IndicatorListed"];
export type Detail = Schemas["IndicatorDetail"];
export type Version = Schemas["IndicatorVersionRead"];
export type Part = Schemas["IndicatorPartRead"];
export type Target = Schemas["TargetListed"];
export type TargetDetail = Schemas["TargetDetail"];
export type TargetGiven = Schemas["TargetGiven"];
export type HigherTarget = Schemas["HigherTarget"];
export type Ambition = Schemas["Ambition"];
export type Milestone = Schemas["MilestoneRead"];
export type Texts = Schemas["VersionTexts"];
export type Preview = Schemas["CataloguePreview"];
export type Comparator = Schemas["Comparator"];
export type Kind = Schemas["IndicatorKind"];
export type Origin = Schemas["Origin"];
export type Direction = Schemas["Direction"];
export type PeriodRule = Schemas["PeriodRule"];
export type Level = Schemas["Level"];
