/** Levels of units that have bodies of their own. */
export const LEVELS = ["province", "district", "commune"] as const;
