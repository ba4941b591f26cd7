import { expect, test } from "vitest";

import { ProblemError } from "@/api/problem";

import { failureAfter, failureBefore, readSignInSearch, signOnAddress } from "./sign-on";

test.each([
  [{ code: "c", state: "s" }, undefined],
  [{ code: "c", state: "s", iss: "https://sso.example" }, undefined],
  [{ code: "c" }, "incomplete"],
  [{ state: "s" }, "incomplete"],
  [{}, "incomplete"],
  [{ error: "access_denied", state: "s" }, "denied"],
  [{ error: "server_error" }, "unavailable"],
  [{ error: "invalid_scope", code: "c", state: "s" }, "refused"],
])("%j", (search, failure) => {
  expect(failureBefore(search)).toBe(failure);
});

test("the service's refusals have sentences, anything else is left to the general one", () => {
  expect(failureAfter(new ProblemError(403, "sign-on-no-place", "…"))).toBe("noPlace");
  expect(failureAfter(new ProblemError(500, "server-fault", "…"))).toBeUndefined();
  expect(failureAfter(new Error("…"))).toBeUndefined();
});

test("the page to come back to is one parameter", () => {
  expect(signOnAddress("/totals?form=1&period=2019")).toBe(
    "/api/v1/sign-on?return_to=%2Ftotals%3Fform%3D1%26period%3D2019",
  );
  expect(signOnAddress(undefined)).toBe("/api/v1/sign-on?return_to=%2F");
});

test("only the service's own words are shown on the sign-in page", () => {
  const read = (problem: string) => readSignInSearch({ problem }, () => undefined).problem;
  expect(read("sign-on-off")).toBe("sign-on-off");
  expect(read("call this number")).toBeUndefined();
});
