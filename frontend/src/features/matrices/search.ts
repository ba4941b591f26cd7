import { idParam, oneOf } from "@/ui/search-params";

export const VIEWS = ["table", "agency"] as const;

export interface MatrixSearch {
  view?: (typeof VIEWS)[number] | undefined;
  agency?: number | undefined;
}

export const readMatrixSearch = (search: Record<string, unknown>): MatrixSearch => ({
  view: oneOf(search["view"], VIEWS),
  agency: idParam(search["agency"]),
});

export interface MatricesSearch {
  year?: number | undefined;
}

export const readMatricesSearch = (search: Record<string, unknown>): MatricesSearch => ({
  year: idParam(search["year"]),
});
