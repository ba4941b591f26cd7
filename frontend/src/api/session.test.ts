import { beforeEach, expect, test, vi } from "vitest";

import { fetchWithSession } from "./client";
import { endSession, renewSession, sessionState, startSession } from "./session";

const refreshed = () => Response.json({ access_token: "second", expires_in: 600 });
const refused = () => Response.json({ code: "session-ended" }, { status: 401 });
const sent = vi.fn<(input: Request | string) => Promise<Response>>();

beforeEach(() => {
  endSession();
  sent.mockReset();
  vi.stubGlobal("fetch", sent);
});

/** The service: the first token has run out, the second is good, and the refresh cookie answers as told. */
function serve(refresh: () => Response): void {
  sent.mockImplementation((input) => {
    if (typeof input === "string") return Promise.resolve(refresh());
    const good = ["Bearer second", "Bearer third"].includes(input.headers.get("Authorization") ?? "");
    return Promise.resolve(good ? Response.json({ ok: true }) : refused());
  });
}

const refreshes = () => sent.mock.calls.filter(([input]) => typeof input === "string").length;
const ask = () => fetchWithSession(new Request("http://localhost/api/v1/me"));

test("a token that ran out is renewed once for all requests of the moment", async () => {
  startSession("first");
  serve(refreshed);
  const answers = await Promise.all([ask(), ask(), ask()]);
  expect(answers.map((response) => response.status)).toEqual([200, 200, 200]);
  expect(refreshes()).toBe(1);
});

test("when the cookie has ended too, the request waits for signing in again and then goes on", async () => {
  startSession("first");
  serve(refused);
  const waiting = ask();
  await vi.waitFor(() => expect(sessionState.get()).toBe("ended"));
  startSession("third");
  expect((await waiting).status).toBe(200);
});

test("signing out instead leaves the waiting request refused", async () => {
  startSession("first");
  serve(refused);
  const waiting = ask();
  await vi.waitFor(() => expect(sessionState.get()).toBe("ended"));
  endSession();
  expect((await waiting).status).toBe(401);
});

test("when the cookie has become someone else's, the page is left and nothing is sent as theirs", async () => {
  const token = (sub: string) => `e30.${btoa(JSON.stringify({ sub }))}.`;
  startSession(token("1"));
  serve(() => Response.json({ access_token: token("2"), expires_in: 600 }));
  expect((await ask()).status).toBe(401);
  expect(sessionState.get()).toBe("signed-out");
  const tokens = sent.mock.calls.flatMap(([input]) =>
    typeof input === "string" ? [] : [input.headers.get("Authorization")],
  );
  expect(tokens).toEqual([`Bearer ${token("1")}`]);
});

test("someone who never signed in is not asked in place", async () => {
  serve(refused);
  expect(await renewSession(undefined)).toBe(false);
  expect(sessionState.get()).toBe("signed-out");
});
