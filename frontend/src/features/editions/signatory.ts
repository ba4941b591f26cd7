import { useState } from "react";

import { dayText, readDay } from "@/ui/dates";

import type { Authority, Signatory } from "./types";

/** Those who sign in the place of another have a position of their own, and days on which they may. */
const IN_PLACE = new Set<Authority>(["deputy", "by_order", "authorised"]);

export const signsInPlace = ({ authority }: Pick<Signatory, "authority">) => IN_PLACE.has(authority);

type Field = "position" | "first" | "last";
type Fault = "positionNeeded" | "dayWrong" | "backwards";

/** A signatory as it is typed; `take` answers it, or shows what is wrong. */
export function useSignatory(initial: Signatory) {
  const [signatory, setSignatory] = useState(initial);
  const [first, setFirst] = useState(initial.valid_from ? dayText(initial.valid_from) : "");
  const [last, setLast] = useState(initial.valid_to ? dayText(initial.valid_to) : "");
  const [faults, setFaults] = useState<Partial<Record<Field, Fault>>>({});

  const take = (): Signatory | undefined => {
    if (!signsInPlace(signatory)) {
      setFaults({});
      return { ...signatory, position: "", valid_from: null, valid_to: null };
    }
    const [from, to] = [dayOf(first), dayOf(last)];
    const found: typeof faults = {};
    if (signatory.position.trim() === "") found.position = "positionNeeded";
    if (from === undefined) found.first = "dayWrong";
    if (to === undefined) found.last = "dayWrong";
    if (from && to && to < from) found.last = "backwards";
    setFaults(found);
    if (from === undefined || to === undefined || Object.keys(found).length > 0) return undefined;
    return { ...signatory, valid_from: from, valid_to: to };
  };

  return { signatory, setSignatory, first, setFirst, last, setLast, faults, take };
}

/** Left empty it is no day; what is no day at all is a fault. */
const dayOf = (typed: string) => (typed.trim() === "" ? null : readDay(typed));
