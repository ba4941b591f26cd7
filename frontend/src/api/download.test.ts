import { expect, test } from "vitest";

import { nameIn } from "./download";

test.each([
  [`attachment; filename="ke-hoach.docx"; filename*=UTF-8''K%E1%BA%BF%20ho%E1%BA%A1ch.docx`, "Kế hoạch.docx"],
  [`attachment; filename="ke-hoach.docx"`, "ke-hoach.docx"],
  [`attachment; filename*=UTF-8''%E1%BA`, undefined],
  ["attachment", undefined],
  [null, undefined],
])("%s", (header, name) => {
  expect(nameIn(header)).toBe(name);
});
