import { useMutation } from "@tanstack/react-query";

import { service } from "@/api/client";
import { endSession } from "@/api/session";

/** Leaves on this side whatever the service answers: a session it no longer knows is signed out too. */
export function useSignOut() {
  return useMutation({
    mutationFn: () => service.DELETE("/api/v1/session"),
    onSettled: endSession,
  });
}
