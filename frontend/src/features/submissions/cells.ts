import type { Indicator } from "@/api/types";

/** A way to break a figure down; 0 is the total, not broken down. */
export interface Category {
  id: number;
  name_vi: string;
  name_en: string;
}

export const TOTAL = 0;

/** One asked figure: an indicator in one category. */
export interface Cell {
  key: string;
  indicator: Indicator;
  category: Category;
}

export const cellKey = (indicatorId: number, categoryId: number = TOTAL): string =>
  `${indicatorId}:${categoryId}`;

export function cellOf(key: string): { indicatorId: number; categoryId: number } {
  const [indicator = "", category = ""] = key.split(":");
  return { indicatorId: Number(indicator), categoryId: Number(category) };
}
