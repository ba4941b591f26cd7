import type { UserGrant } from "./types";

export type Standing = "now" | "coming" | "ended";

type Days = Pick<UserGrant, "valid_from" | "valid_to">;

/** Whether a role holds on a day; both its days are included and an open end is open. */
export function standing({ valid_from, valid_to }: Days, today: string): Standing {
  if (valid_to !== null && valid_to < today) return "ended";
  return valid_from !== null && valid_from > today ? "coming" : "now";
}

const ORDER: readonly Standing[] = ["now", "coming", "ended"];

/** What holds now first, then what will, then what did. */
export function inOrder<T extends Days>(grants: readonly T[], today: string): T[] {
  return [...grants].sort((a, b) => ORDER.indexOf(standing(a, today)) - ORDER.indexOf(standing(b, today)));
}
