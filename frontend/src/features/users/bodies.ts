import type { UnitRef } from "@/api/types";
import { byName } from "@/ui/fold";

import type { BodyRef } from "./types";

interface Place {
  body: BodyRef;
  unit: UnitRef;
}

/** The bodies of one unit among the places someone has read about, each once. */
export function bodiesAt(unitId: number, places: readonly Place[]): BodyRef[] {
  const here = places.filter(({ unit }) => unit.id === unitId);
  const once = new Map(here.map(({ body }) => [body.id, body]));
  return [...once.values()].sort((a, b) => byName(a.name, b.name));
}
