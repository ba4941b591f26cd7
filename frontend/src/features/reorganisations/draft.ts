import type { UnitRef } from "@/api/types";

import type { Wanted } from "./types";

export const STEPS = ["merge", "split", "partial", "rename", "transfer", "level_abolished"] as const;
export type Step = (typeof STEPS)[number];

export interface NewUnit {
  code: string;
  name: string;
}

/**
 * What is typed so far: the old units, and the new ones or the new name.
 *
 * Of a partial adjustment the first old unit gives and the others receive; of a transfer the second is the superior.
 */
export interface Draft {
  step: Step;
  day: string | undefined;
  resolution: string;
  old: readonly (UnitRef | undefined)[];
  made: readonly NewUnit[];
}

const BLANK: NewUnit = { code: "", name: "" };
/** How many old and new units each step has at least, and of which of them it may have more. */
const SIZES: Record<Step, readonly [number, number, ("old" | "made")?]> = {
  merge: [2, 1, "old"],
  split: [1, 2, "made"],
  partial: [2, 0, "old"],
  rename: [1, 1],
  transfer: [2, 0],
  level_abolished: [1, 0, "old"],
};

export function blank(step: Step, unit: UnitRef | undefined, kept?: Draft): Draft {
  const [old, made] = SIZES[step];
  return {
    step,
    day: kept?.day,
    resolution: kept?.resolution ?? "",
    old: [unit, ...Array<undefined>(old - 1).fill(undefined)],
    made: Array<NewUnit>(made).fill(BLANK),
  };
}

export const growing = (draft: Draft) => SIZES[draft.step][2];

/** One more of what the step may have several of, or the last one left out. */
export function resized(draft: Draft, by: 1 | -1): Draft {
  const grown = <T>(list: readonly T[], one: T) => (by === 1 ? [...list, one] : list.slice(0, -1));
  return growing(draft) === "old"
    ? { ...draft, old: grown(draft.old, undefined) }
    : { ...draft, made: grown(draft.made, BLANK) };
}

export function least({ step, old, made }: Draft): boolean {
  const [fewestOld, fewestMade] = SIZES[step];
  return old.length + made.length === fewestOld + fewestMade;
}

/** The kind of a unit is the first words of its name, as the register writes it. */
const KINDS = ["thành phố", "thị trấn", "thị xã", "đặc khu", "phường", "huyện", "quận", "tỉnh", "xã"];

export function kindOf(name: string): string | undefined {
  const small = name.trim().toLocaleLowerCase("vi").normalize("NFC");
  return KINDS.find((kind) => small.startsWith(`${kind} `));
}

/** What is sent; undefined while something is missing. */
export function wantedOf(draft: Draft): Wanted | undefined {
  const old = draft.old.filter((unit) => unit !== undefined);
  const whole = old.length === draft.old.length && draft.day !== undefined && draft.resolution.trim() !== "";
  const named = draft.made.every(
    ({ code, name }) => kindOf(name) !== undefined && (draft.step === "rename" || /^\d+$/.test(code)),
  );
  const [first, ...rest] = old;
  if (!whole || !named || first === undefined || draft.day === undefined) return undefined;
  const said = { effective_on: draft.day, resolution: draft.resolution.trim() };
  return { ...said, begins: [], lines: [], alters: [], abolishes: [], ...changeOf(draft, first, rest) };
}

function changeOf({ step, made: typed }: Draft, first: UnitRef, rest: readonly UnitRef[]): Partial<Wanted> {
  const made = typed.map(({ code, name }) => ({ code, name: name.trim(), kind: kindOf(name) ?? "" }));
  switch (step) {
    case "merge":
      return { begins: made, lines: [first, ...rest].map(({ id }) => line(id, made[0]?.code, "whole")) };
    case "split":
      return {
        begins: made,
        lines: made.map(({ code }, place) => line(first.id, code, place === 0 ? "part_main" : "part")),
      };
    case "partial":
      // Whoever gives or takes land is another territory from that day on, under its old name and code.
      return {
        begins: [first, ...rest].map(({ code, name, kind }) => ({ code, name, kind })),
        lines: [
          line(first.id, first.code, "part_main"),
          ...rest.flatMap(({ id, code }) => [line(first.id, code, "part"), line(id, code, "whole")]),
        ],
      };
    case "rename":
      return { alters: made.map(({ name, kind }) => ({ unit_id: first.id, name, kind })) };
    case "transfer":
      return { alters: rest.map(({ id }) => ({ unit_id: first.id, parent_id: id })) };
    case "level_abolished":
      return { abolishes: [first, ...rest].map(({ id }) => id) };
  }
}

const line = (id: number, code: string | undefined, share: Wanted["lines"][number]["share"]) => ({
  predecessor_id: id,
  successor_code: code ?? "",
  share,
});
