import type { components } from "@/api/schema";

type Schemas = components["schemas"];

export type Body = Schemas["BodyDetail"];
export type BodyListed = Schemas["BodyListed"];
export type BodyName = Schemas["NameRead"];
export type BodyRef = Schemas["BodyRef"];
export type Group = Schemas["GroupRead"];
export type Selector = Schemas["SelectorRead"];
export type SelectorWrite = Schemas["SelectorWrite"];
export type GroupBodies = Schemas["GroupBodies"];
export type ImportPreview = Schemas["ImportPreview"];
export type MergePreview = Schemas["MergePreview"];
