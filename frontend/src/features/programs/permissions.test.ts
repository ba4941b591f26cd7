import { expect, test } from "vitest";

import en from "@/locales/en/programs.json";
import vi from "@/locales/vi/programs.json";

import contract from "../../../openapi.json";
import { allPermissions, grantable, known, PERMISSION_WORDS } from "./permissions";

test("every permission of the service has words in both languages", () => {
  expect(allPermissions().sort()).toEqual([...contract.components.schemas.Permission.enum].sort());
  const words = Object.values(PERMISSION_WORDS).sort();
  expect(Object.keys(vi.permission).sort()).toEqual(words);
  expect(Object.keys(en.permission).sort()).toEqual(words);
});

test("a program is offered what its maker holds, and never the deciding over others", () => {
  expect(grantable(["user:manage", "client:manage", "unit:manage", "total:read", "unit:read"])).toEqual([
    "unit:read",
    "total:read",
  ]);
});

test("a permission of a newer service is left out rather than shown as code", () => {
  expect(known(["unit:read", "toString", "moon:land"])).toEqual(["unit:read"]);
});
