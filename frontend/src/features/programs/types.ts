import type { components } from "@/api/schema";

type Schemas = components["schemas"];

export type Program = Schemas["ClientRead"];
export type MadeProgram = Schemas["ClientMade"];
export type PublicJwk = Schemas["PublicJwk"];
