import type { Role } from "./types";

/** Every role the service knows, the everyday ones first. */
export const ROLES = ["officer", "leader", "auditor", "administrator"] as const satisfies readonly Role[];
