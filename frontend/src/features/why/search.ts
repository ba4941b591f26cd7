import { idParam, textParam } from "@/ui/search-params";

/** The one figure that is asked about; no category is the indicator's total. */
export interface WhySearch {
  form?: number | undefined;
  period?: string | undefined;
  unit?: number | undefined;
  indicator?: number | undefined;
  category?: number | undefined;
}

export const readWhySearch = (search: Record<string, unknown>): WhySearch => ({
  form: idParam(search["form"]),
  period: textParam(search["period"]),
  unit: idParam(search["unit"]),
  indicator: idParam(search["indicator"]),
  category: idParam(search["category"]),
});
