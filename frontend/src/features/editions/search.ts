import { idParam, textParam } from "@/ui/search-params";

export interface EditionsSearch {
  form?: number | undefined;
  period?: string | undefined;
  unit?: number | undefined;
  /** Editions of every form and period, not only of the chosen ones. */
  all?: true | undefined;
}

export const readEditionsSearch = (search: Record<string, unknown>): EditionsSearch => ({
  form: idParam(search["form"]),
  period: textParam(search["period"]),
  unit: idParam(search["unit"]),
  all: search["all"] === "true" || search["all"] === true ? true : undefined,
});
