import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useSyncExternalStore } from "react";

import { forgetCopies } from "@/api/copies";
import { useMe } from "@/api/me";
import { leaveForOthers } from "@/api/one-account";
import { sessionState } from "@/api/session";

/** Signing out, here or over an ended session, or as another account elsewhere, leaves nothing of the old one behind. */
export function useLeaveOnSignOut(): void {
  const state = useSyncExternalStore(sessionState.subscribe, sessionState.get);
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { login } = useMe();

  useEffect(() => leaveForOthers(login ?? ""), [login]);

  useEffect(() => {
    if (state !== "signed-out") return;
    void forgetCopies();
    void navigate({ to: "/sign-in" }).then(() => queries.clear());
  }, [state, navigate, queries]);
}
