import { idParam, oneOf, textParam } from "@/ui/search-params";

export const ACTIVE = ["true", "false"] as const;

export interface UsersSearch {
  q?: string | undefined;
  unit?: number | undefined;
  active?: (typeof ACTIVE)[number] | undefined;
}

export const readUsersSearch = (search: Record<string, unknown>): UsersSearch => ({
  q: textParam(search["q"]),
  unit: idParam(search["unit"]),
  active: oneOf(search["active"], ACTIVE),
});
