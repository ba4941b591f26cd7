import type { Indicator, Submission, ValueStatus } from "@/api/types";
import { canonical, compare, decimal, isNegative, isWhole } from "@/figures/decimal";
import { isPercent } from "@/figures/figure-text";
import { fold } from "@/ui/fold";
import { readNumber, type RefusalReason } from "@/ui/number-input";
import { numberText } from "@/ui/number-text";

/** What is said of one indicator: a number, or why there is none. Null stands for: nothing said yet. */
export interface Said {
  status: ValueStatus;
  number: string | null;
}

/** A cell as its writer left it; `reason` stands where a number would, and excludes one. */
export interface Draft {
  text: string;
  reason: Exclude<ValueStatus, "reported"> | null;
}

export type Refusal = RefusalReason | "negative" | "notWhole";

export type Reading = { kind: "said"; said: Said | null } | { kind: "refused"; why: Refusal };

/** The reasons a writer may choose, with the letter that chooses it in the cell. */
export const REASONS = [
  { status: "not_applicable", key: "a" },
  { status: "not_collected", key: "t" },
] as const;

/** What a draft says, or why it cannot be taken: the rules the service keeps, told at the cell. */
export function readDraft(draft: Draft, indicator: Pick<Indicator, "kind" | "measure_unit">): Reading {
  if (draft.reason !== null) return { kind: "said", said: { status: draft.reason, number: null } };
  const typed = readNumber(draft.text, { percent: isPercent(indicator) });
  if (typed.kind === "blank") return { kind: "said", said: null };
  if (typed.kind === "refused") return { kind: "refused", why: typed.reason };
  const number = decimal(typed.value);
  if (isNegative(number)) return { kind: "refused", why: "negative" };
  if (indicator.kind === "count" && !isWhole(number)) return { kind: "refused", why: "notWhole" };
  return { kind: "said", said: { status: "reported", number: typed.value } };
}

/** What is typed, with a letter alone taken as the reason it stands for. */
export function typedDraft(text: string): Draft {
  const letter = fold(text);
  const reason = REASONS.find(({ key }) => key === letter);
  return reason ? { text: "", reason: reason.status } : { text, reason: null };
}

export function draftOf(said: Said | undefined): Draft {
  if (!said) return { text: "", reason: null };
  if (said.status !== "reported") return { text: "", reason: said.status };
  return { text: said.number === null ? "" : numberText(said.number), reason: null };
}

/** The service may write 5.00 for what was sent as 5: they say the same. */
export function sameSaid(left: Said | null | undefined, right: Said | null | undefined): boolean {
  if (!left || !right) return !left && !right;
  if (left.status !== right.status) return false;
  if (left.number === null || right.number === null) return left.number === right.number;
  return compare(decimal(left.number), decimal(right.number)) === 0;
}

export const saidByIndicator = (values: Submission["values"]): ReadonlyMap<number, Said> =>
  new Map(
    values.map(({ indicator_id, status, number }) => [
      indicator_id,
      { status, number: number === null ? null : canonical(decimal(number)) },
    ]),
  );
