import { expect, test } from "vitest";

import { faultsOf, type NewDraft, requestOf } from "./new-draft";

const WHOLE: NewDraft = {
  unitId: 1,
  code: "HT-CB.1",
  name_vi: "Biểu",
  name_en: "Form",
  source: "Kế hoạch",
  by: "kind",
  kind: "department",
  groupId: 7,
  copyOf: undefined,
};

test.each([
  ["", "needed"],
  ["có dấu", "codeShape"],
  ["HT CB", "codeShape"],
  ["-HT", "codeShape"],
  ["A".repeat(51), "codeShape"],
] as const)("the code %j is %s", (code, fault) => {
  expect(faultsOf({ ...WHOLE, code }).get("code")).toBe(fault);
});

test("what is needed", () => {
  expect(faultsOf(WHOLE).size).toBe(0);
  expect([...faultsOf({ ...WHOLE, name_vi: " ", by: "group", groupId: undefined })]).toEqual([
    ["name_vi", "needed"],
    ["group", "groupNeeded"],
  ]);
});

test("reporters are said once", () => {
  const { reporter_kind, reporter_group_id } = requestOf(WHOLE);
  expect([reporter_kind, reporter_group_id]).toEqual(["department", null]);
  const group = requestOf({ ...WHOLE, by: "group" });
  expect([group.reporter_kind, group.reporter_group_id]).toEqual([null, 7]);
});
