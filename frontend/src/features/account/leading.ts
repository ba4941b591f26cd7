import type { Me } from "@/api/types";

import type { Delegation } from "./types";

type Held = Me["grants"][number];

/** Where someone leads in their own name: what a deputy holds for somebody else cannot be handed on. */
export function ownLeadership(me: Pick<Me, "id" | "grants">, delegations: readonly Delegation[]): Held[] {
  const lent = new Set(
    delegations
      .filter(({ role, deputy }) => role === "leader" && deputy.id === me.id)
      .map(({ body }) => body.id),
  );
  return me.grants.filter(({ role, body }) => role === "leader" && !lent.has(body.id));
}
