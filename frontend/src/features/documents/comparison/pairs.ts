import type { Comparison, Pair } from "../types";

export type PairKind = "target" | "obligation";

/** How a pair is named in the address: its kind, and its place counted from 1. */
export const pairName = (kind: PairKind, index: number): string => `${kind}-${index + 1}`;

/** The pair of that name; undefined when the address names none. */
export function chosenPair(
  { targets, obligations }: Pick<Comparison, "targets" | "obligations">,
  name: string | undefined,
): Pair | undefined {
  const match = /^(target|obligation)-([1-9]\d*)$/.exec(name ?? "");
  if (!match) return undefined;
  return (match[1] === "target" ? targets : obligations)[Number(match[2]) - 1];
}

/** The name of the first pair in which a proposal stands. */
export function nameOf(
  { targets, obligations }: Pick<Comparison, "targets" | "obligations">,
  proposalId: number,
): string | undefined {
  const holds = ({ above, below }: Pair) => above?.id === proposalId || below?.id === proposalId;
  const target = targets.findIndex(holds);
  if (target >= 0) return pairName("target", target);
  const obligation = obligations.findIndex(holds);
  return obligation >= 0 ? pairName("obligation", obligation) : undefined;
}
