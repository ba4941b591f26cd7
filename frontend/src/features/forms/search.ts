import { idParam } from "@/ui/search-params";

export interface VersionsSearch {
  /** The version that is read. */
  version?: number | undefined;
}

export const readVersionsSearch = (search: Record<string, unknown>): VersionsSearch => ({
  version: idParam(search["version"]),
});

export interface HolidaysSearch {
  year?: number | undefined;
}

export function readHolidaysSearch(search: Record<string, unknown>): HolidaysSearch {
  const year = idParam(search["year"]);
  return { year: year !== undefined && year >= 2000 && year <= 2100 ? year : undefined };
}
