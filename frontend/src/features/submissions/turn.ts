import { createContext, useContext } from "react";

import type { Submission } from "@/api/types";

/**
 * Whether the reader enters figures here: as the reporter; for it, with the reason they gave (nhập hộ); for it, once
 * they have said why; or not at all.
 */
export type Turn =
  { kind: "own" } | { kind: "behalf"; reason: string } | { kind: "asks" } | { kind: "reads" };

export function turnOf(
  { actions, behalf }: Pick<Submission, "actions" | "behalf">,
  entry: "behalf" | undefined,
): Turn {
  if (actions.includes("save")) return { kind: "own" };
  if (entry === undefined || !actions.includes("save_on_behalf")) return { kind: "reads" };
  const reason = behalf?.stated ?? undefined;
  return reason === undefined ? { kind: "asks" } : { kind: "behalf", reason };
}

export const writes = ({ kind }: Turn): boolean => kind === "own" || kind === "behalf";

/** Sent with everything that is entered for someone else. */
export const reasonOf = (turn: Turn): string | undefined =>
  turn.kind === "behalf" ? turn.reason : undefined;

export const TurnContext = createContext<Turn>({ kind: "reads" });

export const useTurn = (): Turn => useContext(TurnContext);
