import { dayText, readDay } from "@/ui/dates";

import type { DocumentChange, DocumentDetail } from "../types";

/** The header fields a person may correct, in the order of the form. */
export const FACTS = [
  "type",
  "number",
  "issuer",
  "place",
  "issued_on",
  "subject",
  "signer_authority",
  "signer_position",
  "signer",
] as const satisfies readonly (keyof DocumentChange)[];

export type FactsDraft = Record<(typeof FACTS)[number], string>;

export function draftOf(document: Pick<DocumentDetail, (typeof FACTS)[number]>): FactsDraft {
  return {
    type: document.type ?? "",
    number: document.number ?? "",
    issuer: document.issuer ?? "",
    place: document.place ?? "",
    issued_on: document.issued_on === null ? "" : dayText(document.issued_on),
    subject: document.subject ?? "",
    signer_authority: document.signer_authority ?? "",
    signer_position: document.signer_position ?? "",
    signer: document.signer ?? "",
  };
}

/** The fields that were changed, emptied ones as null; undefined when none was. */
export function changeOf(begun: FactsDraft, draft: FactsDraft): DocumentChange | undefined {
  const changed = FACTS.filter((name) => draft[name].trim() !== begun[name].trim());
  if (changed.length === 0) return undefined;
  return Object.fromEntries(
    changed.map((name) => {
      const text = draft[name].trim();
      return [name, text === "" ? null : name === "issued_on" ? (readDay(text) ?? text) : text];
    }),
  );
}

/** Fields in which the reader's draft and what someone else saved meanwhile differ. */
export const clashes = (begun: FactsDraft, mine: FactsDraft, theirs: FactsDraft): (keyof FactsDraft)[] =>
  FACTS.filter((name) => theirs[name] !== begun[name] && theirs[name] !== mine[name]);
