import { afterEach, expect, test, vi } from "vitest";

import { saveValues } from "./api/save-values";

const BATCH = { id: "a", values: [], texts: [] };

function answering(first: Record<string, string>) {
  const asked: string[] = [];
  vi.stubGlobal("fetch", (request: Request) => {
    asked.push(request.method);
    const body = JSON.stringify({ version: request.method === "GET" ? 7 : 3 });
    const headers = { "content-type": "application/json", ...(request.method === "GET" ? {} : first) };
    return Promise.resolve(new Response(body, { headers }));
  });
  return asked;
}

afterEach(() => vi.unstubAllGlobals());

test("the answer of a first sending is taken as it is", async () => {
  const asked = answering({});
  expect((await saveValues(1, BATCH)).body.version).toBe(3);
  expect(asked).toEqual(["PATCH"]);
});

test("an answer of long ago is not taken for what stands there now", async () => {
  const asked = answering({ "Idempotency-Replayed": "true" });
  expect((await saveValues(1, BATCH)).body.version).toBe(7);
  expect(asked).toEqual(["PATCH", "GET"]);
});
