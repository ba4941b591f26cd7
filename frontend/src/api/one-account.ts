import { endSession, refreshSession, sessionState } from "./session";

/**
 * The refresh cookie belongs to the whole browser, so after someone signs in as another account in one window, the
 * others would silently go on as that account. They are told, and leave instead.
 */
const channel = new BroadcastChannel("tienbo.session");

export const announceSignIn = (login: string): void => channel.postMessage(login);

/** Leaves when another window signs in as someone else than `login`; goes on when it is the same person again. */
export function leaveForOthers(login: string): () => void {
  const hear = ({ data }: MessageEvent<unknown>) => {
    if (data === login && sessionState.get() === "ended") void refreshSession().catch(() => false);
    if (typeof data === "string" && data !== login && sessionState.get() !== "signed-out") endSession();
  };
  channel.addEventListener("message", hear);
  return () => channel.removeEventListener("message", hear);
}
