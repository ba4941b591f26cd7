import { redirect } from "@tanstack/react-router";

import { copyOf, ME } from "@/api/copies";
import { meQuery } from "@/api/me";
import { isProblem } from "@/api/problem";
import { queryClient } from "@/api/query-client";
import { refreshSession, sessionState } from "@/api/session";

/** Lets in who is signed in, or whose cookie still is; others go to the sign-in and come back here afterwards. */
export async function requireSession(href: string): Promise<void> {
  const state = sessionState.get();
  const known = state === "signed-in" || state === "ended" || (state === "unknown" && (await beginSession()));
  if (!known) throw redirect({ to: "/sign-in", search: { next: href === "/" ? undefined : href } });
  await queryClient.query({ ...meQuery, staleTime: "static" });
}

/**
 * Without a network, whoever was signed in when it was last there goes on with what this browser keeps; once it is
 * back, the first request renews the session, or asks to sign in over the page.
 */
async function beginSession(): Promise<boolean> {
  try {
    return await refreshSession();
  } catch (error) {
    if (!isProblem(error, 0) || (await copyOf(ME)) === undefined) throw error;
    sessionState.set("signed-in");
    return true;
  }
}

/** Only an address of this application is gone back to after signing in. */
export const ownAddress = (value: unknown): string | undefined =>
  typeof value === "string" && /^\/(?![/\\])/.test(value) ? value : undefined;
