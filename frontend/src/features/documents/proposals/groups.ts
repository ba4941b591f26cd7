import type { Proposal, ProposalKind } from "../types";

/** The kinds in the order of the list; findings last, as remarks about all of them. */
export const KINDS = [
  "citation",
  "target",
  "obligation",
  "responsibility",
  "matrix",
  "finding",
] as const satisfies readonly ProposalKind[];

export interface Group {
  kind: ProposalKind;
  items: Proposal[];
  /** What nobody has decided about. */
  open: Proposal[];
}

export const groupsOf = (proposals: readonly Proposal[]): Group[] =>
  KINDS.map((kind) => {
    const items = proposals.filter((proposal) => proposal.kind === kind);
    return { kind, items, open: items.filter((proposal) => proposal.state === "proposed") };
  }).filter((group) => group.items.length > 0);

/** What became of proposals since they were shown: those whose version is another one now. */
export function changedSince(before: readonly Proposal[], now: readonly Proposal[]): Proposal[] {
  const versions = new Map(before.map(({ id, version }) => [id, version]));
  return now.filter(({ id, version }) => versions.has(id) && versions.get(id) !== version);
}
