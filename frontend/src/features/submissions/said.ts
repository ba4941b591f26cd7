import type { Indicator, ValueStatus } from "@/api/types";
import { canonical, compare, decimal, isNegative, isWhole } from "@/figures/decimal";
import { isPercent } from "@/figures/figure-text";
import { fold } from "@/ui/fold";
import { readNumber, type RefusalReason } from "@/ui/number-input";
import { numberText } from "@/ui/number-text";

/** What is said of one cell: a number, or why there is none. Null stands for: nothing said yet. */
export interface Said {
  status: ValueStatus;
  number: string | null;
}

export type Refusal = RefusalReason | "negative" | "notWhole";

export type Reading = { kind: "said"; said: Said | null } | { kind: "refused"; why: Refusal };

type Asked = Pick<Indicator, "kind" | "measure_unit">;

/** Letters and words that stand where a number would; the words are those the screen shows, so a copy reads back. */
export const ANSWERS = [
  {
    name: "none",
    key: "k",
    words: ["khong phat sinh", "none occurred"],
    said: { status: "reported", number: "0" },
  },
  {
    name: "not_collected",
    key: "t",
    words: ["khong thu thap", "not collected"],
    said: { status: "not_collected", number: null },
  },
  {
    name: "not_applicable",
    key: "a",
    words: ["khong ap dung", "not applicable"],
    said: { status: "not_applicable", number: null },
  },
  {
    name: "withheld",
    key: "g",
    words: ["khong cong bo", "giu kin", "withheld"],
    said: { status: "withheld", number: null },
  },
  { name: "notYet", key: "c", words: ["chua co", "not given yet"], said: null },
] as const;

const YES = new Set(["1", "c", "co", "x", "y", "yes"]);
const NO = new Set(["0", "k", "khong", "n", "no"]);

/** What the text of a cell says, or why it cannot be taken: the rules the service keeps, told at the cell. */
export function readText(text: string, indicator: Asked): Reading {
  const word = fold(text);
  if (indicator.kind === "flag") {
    if (YES.has(word)) return { kind: "said", said: { status: "reported", number: "1" } };
    if (NO.has(word)) return { kind: "said", said: { status: "reported", number: "0" } };
  }
  const answer = ANSWERS.find(({ key, words }) => key === word || words.some((item) => item === word));
  if (answer) return { kind: "said", said: answer.said };
  const typed = readNumber(text, { percent: isPercent(indicator) });
  if (typed.kind === "blank") return { kind: "said", said: null };
  if (typed.kind === "refused") return { kind: "refused", why: typed.reason };
  return readValue(typed.value, indicator);
}

function readValue(value: string, indicator: Asked): Reading {
  if (indicator.kind === "flag") return { kind: "refused", why: "unreadable" };
  const number = decimal(value);
  if (isNegative(number)) return { kind: "refused", why: "negative" };
  if (indicator.kind === "count" && !isWhole(number)) return { kind: "refused", why: "notWhole" };
  return { kind: "said", said: { status: "reported", number: value } };
}

/** Words in the reader's language for what is no number. */
export interface SaidWords {
  status: (status: ValueStatus) => string;
  flag: (yes: boolean) => string;
}

/** What stands in the cell for what is said; reading it gives the same again. */
export function textOf(said: Said | null | undefined, indicator: Asked, words: SaidWords): string {
  if (!said) return "";
  if (said.number === null) return words.status(said.status);
  return indicator.kind === "flag" ? words.flag(said.number !== "0") : numberText(said.number);
}

/** The service may write 5.00 for what was sent as 5: they say the same. */
export function sameSaid(left: Said | null | undefined, right: Said | null | undefined): boolean {
  if (!left || !right) return !left && !right;
  if (left.status !== right.status) return false;
  if (left.number === null || right.number === null) return left.number === right.number;
  return compare(decimal(left.number), decimal(right.number)) === 0;
}

export const saidOf = ({ status, number }: Said): Said => ({
  status,
  number: number === null ? null : canonical(decimal(number)),
});
