import type { components } from "@/api/schema";

type Schemas = components["schemas"];

export type User = Schemas["UserRead"];
export type UserGrant = Schemas["UserGrant"];
export type Role = Schemas["Role"];
export type Invitation = Schemas["InviteRequest"];
export type Invited = Schemas["UserInvited"];
export type MadeLink = Schemas["LinkRead"];
export type BodyRef = Schemas["BodyRef"];
