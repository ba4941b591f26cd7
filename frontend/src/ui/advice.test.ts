import { expect, test } from "vitest";

import { ProblemError, unreachable } from "@/api/problem";

import { adviceFor } from "./advice";

test.each([
  [401, "unauthenticated", "signIn"],
  [401, "sign-in-refused", "credentials"],
  [403, "forbidden", "permission"],
  [404, "not-found", "missing"],
  [409, "not-in-this-state", "rule"],
  [412, "version-stale", "stale"],
  [422, "invalid-input", "fields"],
  [429, "too-many", "busy"],
  [500, "server-fault", "system"],
  [503, "http-503", "system"],
])("%i %s is answered with %s", (status, code, advice) => {
  expect(adviceFor(new ProblemError(status, code, ""))).toBe(advice);
});

test("no answer at all, and an error of the page itself", () => {
  expect(adviceFor(unreachable())).toBe("network");
  expect(adviceFor(new TypeError("x"))).toBe("reload");
});
