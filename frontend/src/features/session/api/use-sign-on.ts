import { useQuery, useQueryClient } from "@tanstack/react-query";

import { answer, service } from "@/api/client";
import { meQuery } from "@/api/me";
import { announceSignIn } from "@/api/one-account";
import { startSession } from "@/api/session";

import type { SignOnSearch } from "../sign-on";

/**
 * Hands the provider's code in and begins the session; answers the page to go on to. A query and not a mutation: a
 * code counts once, and a page that is drawn twice must not hand it in twice.
 */
export function useSignOn({ code = "", state = "", iss }: SignOnSearch, enabled: boolean) {
  const queries = useQueryClient();
  return useQuery({
    queryKey: ["sign-on", state],
    enabled,
    retry: false,
    staleTime: Infinity,
    gcTime: 0,
    queryFn: async () => {
      const body = { code, state, iss: iss ?? null };
      const { access_token, return_to } = await answer(service.POST("/api/v1/sign-on/complete", { body }));
      // Nothing that somebody else was shown in this window.
      queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== "sign-on" });
      startSession(access_token);
      const me = await queries.query(meQuery);
      announceSignIn(me.login ?? "");
      return return_to;
    },
  });
}
