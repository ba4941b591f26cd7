import { dayParam, idParam, oneOf, textParam } from "@/ui/search-params";

import { DIRECTIONS, KINDS, ORIGINS } from "./kinds";

const yes = (value: unknown) => (value === "true" || value === true ? true : undefined);

export interface IndicatorsSearch {
  q?: string | undefined;
  unit?: number | undefined;
  /** The kind of figure; `kind` means another thing on another page. */
  figure?: (typeof KINDS)[number] | undefined;
  origin?: (typeof ORIGINS)[number] | undefined;
  direction?: (typeof DIRECTIONS)[number] | undefined;
  /** Only those still to be checked against their documents. */
  verify?: true | undefined;
  /** Only those of which something is asked. */
  targeted?: true | undefined;
  /** Only those whose figures are open data. */
  published?: true | undefined;
}

export const readIndicatorsSearch = (search: Record<string, unknown>): IndicatorsSearch => ({
  q: textParam(search["q"]),
  unit: idParam(search["unit"]),
  figure: oneOf(search["figure"], KINDS),
  origin: oneOf(search["origin"], ORIGINS),
  direction: oneOf(search["direction"], DIRECTIONS),
  verify: yes(search["verify"]),
  targeted: yes(search["targeted"]),
  published: yes(search["published"]),
});

const STEPS = ["correct", "version", "end", "public", "end-public"] as const;

export interface IndicatorSearch {
  /** The day whose meaning is shown. */
  on?: string | undefined;
  /** The form that is open. */
  step?: (typeof STEPS)[number] | undefined;
}

export const readIndicatorSearch = (search: Record<string, unknown>): IndicatorSearch => ({
  on: dayParam(search["on"]),
  step: oneOf(search["step"], STEPS),
});

const TARGET_STEPS = ["change", "withdraw"] as const;

export interface TargetSearch {
  /** The form that is open. */
  step?: (typeof TARGET_STEPS)[number] | undefined;
}

export const readTargetSearch = (search: Record<string, unknown>): TargetSearch => ({
  step: oneOf(search["step"], TARGET_STEPS),
});
