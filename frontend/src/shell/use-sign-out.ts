import { useMutation } from "@tanstack/react-query";

import { service } from "@/api/client";
import { endSession, refreshSession } from "@/api/session";

/** Leaves on this side whatever the service answers: a session it no longer knows is signed out too. */
export function useSignOut() {
  return useMutation({
    mutationFn: async () => {
      // A token about to run out would leave the cookie's session alive.
      if (await refreshSession()) await service.DELETE("/api/v1/session");
    },
    onSettled: endSession,
  });
}
