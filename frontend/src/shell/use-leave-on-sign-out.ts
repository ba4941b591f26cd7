import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useSyncExternalStore } from "react";

import { sessionState } from "@/api/session";

/** Signing out, here or over an ended session, leaves nothing of the old account behind. */
export function useLeaveOnSignOut(): void {
  const state = useSyncExternalStore(sessionState.subscribe, sessionState.get);
  const navigate = useNavigate();
  const queries = useQueryClient();
  useEffect(() => {
    if (state !== "signed-out") return;
    void navigate({ to: "/sign-in" }).then(() => queries.clear());
  }, [state, navigate, queries]);
}
