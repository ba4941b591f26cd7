import { language } from "./language";
import { problemFrom, unreachable } from "./problem";
import { createStore } from "./store";

/**
 * Where the session stands. `ended` means: it ran out while a page was open, so the shell asks to sign in over that
 * page and the requests that wait for it go on afterwards; nothing typed is lost.
 */
export type SessionState = "unknown" | "signed-in" | "signed-out" | "ended";

export const sessionState = createStore<SessionState>("unknown");

/** Kept in memory alone: a reload asks the refresh cookie for a new one. */
let accessToken: string | undefined;
/** Whose page this is, by the subject of its tokens. */
let holder: string | undefined;
let refreshing: Promise<boolean> | undefined;
let waiting: ((renewed: boolean) => void)[] = [];

export const currentToken = (): string | undefined => accessToken;

export function startSession(token: string): void {
  accessToken = token;
  holder = subjectOf(token);
  sessionState.set("signed-in");
  release(true);
}

export function endSession(): void {
  accessToken = undefined;
  holder = undefined;
  sessionState.set("signed-out");
  release(false);
}

/** A new access token from the refresh cookie; callers at the same moment share one request, as the cookie rotates. */
export function refreshSession(): Promise<boolean> {
  refreshing ??= requestRefresh().finally(() => {
    refreshing = undefined;
  });
  return refreshing;
}

/** After a 401: refresh if the cookie still allows it, else wait until the user has signed in again in place. */
export async function renewSession(refused: string | undefined): Promise<boolean> {
  if (accessToken !== undefined && accessToken !== refused) return true;
  if (await refreshSession()) return true;
  if (sessionState.get() !== "signed-in" && sessionState.get() !== "ended") return false;
  sessionState.set("ended");
  return new Promise((resolve) => waiting.push(resolve));
}

async function requestRefresh(): Promise<boolean> {
  const response = await fetch("/api/v1/session/refresh", {
    method: "POST",
    headers: { "Accept-Language": language.get() },
  }).catch(() => {
    throw unreachable();
  });
  if (response.status === 401) return false;
  const body: unknown = await response.json().catch(() => undefined);
  if (!response.ok) throw problemFrom(response.status, body);
  if (typeof body !== "object" || body === null || !("access_token" in body)) return false;
  if (typeof body.access_token !== "string") return false;
  // The cookie is the browser's: after someone else has signed in, what was typed here must not go out as theirs.
  if (holder !== undefined && subjectOf(body.access_token) !== holder) {
    endSession();
    return false;
  }
  startSession(body.access_token);
  return true;
}

/** The person that a token speaks for; undefined for what is no token. */
function subjectOf(token: string): string | undefined {
  try {
    const payload = (token.split(".")[1] ?? "").replaceAll("-", "+").replaceAll("_", "/");
    const claims: unknown = JSON.parse(atob(payload));
    if (typeof claims !== "object" || claims === null || !("sub" in claims)) return undefined;
    return typeof claims.sub === "string" ? claims.sub : undefined;
  } catch {
    return undefined;
  }
}

function release(renewed: boolean): void {
  const released = waiting;
  waiting = [];
  for (const resolve of released) resolve(renewed);
}
