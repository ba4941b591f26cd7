import { idParam } from "@/ui/search-params";

/** Which file the page is about: one that was checked, or one that was taken. */
export interface UploadSearch {
  load?: number | undefined;
}

export const readUploadSearch = (search: Record<string, unknown>): UploadSearch => ({
  load: idParam(search["load"]),
});
