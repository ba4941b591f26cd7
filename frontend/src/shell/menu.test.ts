import { expect, test } from "vitest";

import { menuFor } from "./menu";

const names = (...permissions: Parameters<typeof menuFor>[0]) =>
  menuFor(permissions).map((item) => item.name);

test("without permissions only the pages for everyone are left", () => {
  expect(names()).toEqual(["home", "account", "help"]);
});

test("whoever reads units and forms alone sees no figures", () => {
  expect(names("form:read", "unit:read")).toEqual([
    "home",
    "calendar",
    "units",
    "bodies",
    "indicators",
    "forms",
    "account",
    "help",
  ]);
});

test("an officer enters, and reads the rest", () => {
  expect(
    names("form:read", "matrix:read", "submission:enter", "submission:read", "total:read", "unit:read"),
  ).toEqual([
    "home",
    "entry",
    "upload",
    "review",
    "dashboards",
    "totals",
    "editions",
    "matrices",
    "given",
    "work",
    "reminders",
    "calendar",
    "units",
    "bodies",
    "indicators",
    "forms",
    "account",
    "help",
  ]);
});

test("a leader who submits without entering has the entry pages too", () => {
  expect(names("submission:submit")).toContain("entry");
});

test("an auditor reads reports but has none to enter", () => {
  expect(names("submission:read", "total:read")).toEqual([
    "home",
    "review",
    "dashboards",
    "totals",
    "editions",
    "account",
    "help",
  ]);
});

test("an administrator finds users and programs", () => {
  expect(names("client:manage", "user:manage")).toEqual([
    "home",
    "users",
    "programs",
    "webhooks",
    "account",
    "help",
  ]);
});

test("whoever reads events finds the log", () => {
  expect(names("event:read")).toEqual(["home", "events", "account", "help"]);
});
