import type { TFunction } from "i18next";

import type { Level } from "@/api/types";
import { levelName } from "@/figures/period-text";

import { LEVELS } from "./asking/ask-draft";

/** Levels within a sentence, from the lowest up. */
export const levelsText = (t: TFunction, levels: readonly Level[]): string =>
  LEVELS.filter((level) => levels.includes(level))
    .map((level) => levelName(t, level))
    .join(", ");
