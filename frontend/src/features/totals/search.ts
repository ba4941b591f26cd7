import { idParam, textParam } from "@/ui/search-params";

export interface TotalsSearch {
  form?: number | undefined;
  period?: string | undefined;
  unit?: number | undefined;
  /** The indicator that the table of units below shows. */
  indicator?: number | undefined;
}

export const readTotalsSearch = (search: Record<string, unknown>): TotalsSearch => ({
  form: idParam(search["form"]),
  period: textParam(search["period"]),
  unit: idParam(search["unit"]),
  indicator: idParam(search["indicator"]),
});
