import type { components } from "@/api/schema";

type Schemas = components["schemas"];

export type Session = Schemas["SessionRead"];
export type Delegation = Schemas["DelegationRead"];
export type Colleague = Schemas["Colleague"];
export type SecondFactorStart = Schemas["SecondFactorStart"];
