import { BODY_KINDS } from "@/figures/body-kinds";
import { dayParam, idParam, oneOf, textParam } from "@/ui/search-params";

export interface BodiesSearch {
  q?: string | undefined;
  unit?: number | undefined;
  /** The units under it too. */
  below?: true | undefined;
  kind?: (typeof BODY_KINDS)[number] | undefined;
  sector?: string | undefined;
  on?: string | undefined;
}

export const readBodiesSearch = (search: Record<string, unknown>): BodiesSearch => ({
  q: textParam(search["q"]),
  unit: idParam(search["unit"]),
  below: search["below"] === "true" || search["below"] === true ? true : undefined,
  kind: oneOf(search["kind"], BODY_KINDS),
  sector: textParam(search["sector"]),
  on: dayParam(search["on"]),
});

export interface BodySearch {
  on?: string | undefined;
}

export const readBodySearch = (search: Record<string, unknown>): BodySearch => ({
  on: dayParam(search["on"]),
});

export interface GroupsSearch {
  q?: string | undefined;
  group?: number | undefined;
  on?: string | undefined;
  /** Another day to compare with. */
  since?: string | undefined;
}

export const readGroupsSearch = (search: Record<string, unknown>): GroupsSearch => ({
  q: textParam(search["q"]),
  group: idParam(search["group"]),
  on: dayParam(search["on"]),
  since: dayParam(search["since"]),
});
