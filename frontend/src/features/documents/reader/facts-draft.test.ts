import { expect, test } from "vitest";

import { changeOf, clashes, draftOf, type FactsDraft } from "./facts-draft";

const begun: FactsDraft = draftOf({
  type: "Kế hoạch",
  number: "45/KH-UBND",
  issuer: "UBND tỉnh Hà Tĩnh",
  place: null,
  issued_on: "2026-03-05",
  subject: "Vì sự tiến bộ của phụ nữ",
  signer_authority: null,
  signer_position: null,
  signer: null,
});

test("a day is shown as people write it", () => {
  expect(begun.issued_on).toBe("05/03/2026");
});

test.each<[Partial<FactsDraft>, unknown]>([
  [{}, undefined],
  [{ number: " 45/KH-UBND " }, undefined],
  [{ number: "46/KH-UBND" }, { number: "46/KH-UBND" }],
  [{ subject: " " }, { subject: null }],
  [{ issued_on: "6-3-2026" }, { issued_on: "2026-03-06" }],
  [{ issued_on: "" }, { issued_on: null }],
])("only what was changed is sent: %j", (typed, change) => {
  expect(changeOf(begun, { ...begun, ...typed })).toEqual(change);
});

test("only what both changed, and differently, is a clash", () => {
  const mine = { ...begun, number: "46/KH-UBND", signer: "Trần" };
  expect(clashes(begun, mine, { ...begun, number: "47/KH-UBND" })).toEqual(["number"]);
  expect(clashes(begun, mine, { ...begun, number: "46/KH-UBND" })).toEqual([]);
  expect(clashes(begun, mine, { ...begun, place: "Hà Tĩnh" })).toEqual(["place"]);
});
