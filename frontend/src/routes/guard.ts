import { redirect } from "@tanstack/react-router";

import { meQuery } from "@/api/me";
import { queryClient } from "@/api/query-client";
import { refreshSession, sessionState } from "@/api/session";

/** Lets in who is signed in, or whose cookie still is; others go to the sign-in and come back here afterwards. */
export async function requireSession(href: string): Promise<void> {
  const state = sessionState.get();
  const known =
    state === "signed-in" || state === "ended" || (state === "unknown" && (await refreshSession()));
  if (!known) throw redirect({ to: "/sign-in", search: { next: href === "/" ? undefined : href } });
  await queryClient.query({ ...meQuery, staleTime: "static" });
}

/** Only an address of this application is gone back to after signing in. */
export const ownAddress = (value: unknown): string | undefined =>
  typeof value === "string" && /^\/(?![/\\])/.test(value) ? value : undefined;
