import { dayParam, idParam, oneOf, textParam } from "@/ui/search-params";

export interface DashboardSearch {
  form?: number | undefined;
  period?: string | undefined;
  /** Without one the reader's own. */
  unit?: number | undefined;
  /** The one whose series, ranking and map are shown. */
  indicator?: number | undefined;
  category?: number | undefined;
  /** Without one the reports accepted by now. */
  basis?: "official" | undefined;
  /** The map of this day; without one each period's own. */
  geography?: string | undefined;
  /** In a meeting, from 1; without one it is the page. */
  slide?: number | undefined;
}

export const readDashboardSearch = (search: Record<string, unknown>): DashboardSearch => ({
  form: idParam(search["form"]),
  period: textParam(search["period"]),
  unit: idParam(search["unit"]),
  indicator: idParam(search["indicator"]),
  category: idParam(search["category"]),
  basis: oneOf(search["basis"], ["official"]),
  geography: dayParam(search["geography"]),
  slide: idParam(search["slide"]),
});
