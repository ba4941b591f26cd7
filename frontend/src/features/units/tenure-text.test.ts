import i18next from "i18next";
import { beforeAll, expect, test } from "vitest";

import { startTranslation } from "@/locales/i18n";

import { isInexact, tenureText } from "./tenure-text";

beforeAll(startTranslation);

test.each([
  [{ valid_from: null, valid_to: null, start_exact: false, end_exact: false }, "từ trước – nay"],
  [{ valid_from: "2025-07-01", valid_to: null, start_exact: true, end_exact: true }, "01/07/2025 – nay"],
  [
    { valid_from: null, valid_to: "2024-12-31", start_exact: false, end_exact: true },
    "từ trước – 31/12/2024",
  ],
  [
    { valid_from: "2020-12-31", valid_to: "2025-06-30", start_exact: false, end_exact: true },
    "31/12/2020 (theo danh mục) – 30/06/2025",
  ],
])("%j reads %s", (tenure, text) => {
  expect(tenureText(i18next.t, tenure)).toBe(text);
});

test("an open end is not inexact", () => {
  expect(isInexact({ valid_from: null, valid_to: null, start_exact: false, end_exact: false })).toBe(false);
  expect(isInexact({ valid_from: "2020-12-31", valid_to: null, start_exact: false, end_exact: true })).toBe(
    true,
  );
});
