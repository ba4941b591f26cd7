import { queryOptions, useSuspenseQuery } from "@tanstack/react-query";

import { answer, service } from "./client";
import { copiesOf, ME, withCopy } from "./copies";
import { keys } from "./keys";
import type { Me, Permission } from "./types";

export const meQuery = queryOptions({
  queryKey: keys.me,
  queryFn: async () => {
    const me = await withCopy(ME, () => answer(service.GET("/api/v1/me")));
    copiesOf(me.login ?? "");
    return me;
  },
  staleTime: 5 * 60_000,
});

/** Who is signed in; every page behind the sign-in has waited for it. */
export function useMe(): Me {
  return useSuspenseQuery(meQuery).data;
}

export const allows = (me: Me, permission: Permission): boolean => me.permissions.includes(permission);
