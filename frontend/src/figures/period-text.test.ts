import { beforeAll, expect, test } from "vitest";
import i18next from "i18next";

import { startTranslation } from "@/locales/i18n";

import { askedText, periodName, periodText } from "./period-text";

beforeAll(startTranslation);

const year2019 = {
  code: "2019",
  kind: "year",
  year: 2019,
  data_from: "2018-12-15",
  data_to: "2019-12-14",
} as const;

test("period, data window and due date stand together", () => {
  expect(periodText(i18next.t, year2019, "2019-12-31")).toBe(
    "Năm 2019 · số liệu 15/12/2018–14/12/2019 · nộp trước hết ngày 31/12/2019",
  );
});

test("half years are named by their half", () => {
  const half = { ...year2019, kind: "half_year", year: 2025 } as const;
  expect(periodName(i18next.t, { ...half, code: "2025-H1" })).toBe("6 tháng đầu năm 2025");
  expect(periodName(i18next.t, { ...half, code: "2025-H2" })).toBe("6 tháng cuối năm 2025");
});

test("each level has its own due date, and the first to fall due stands first", () => {
  const commune = { level: "commune", due_on: "2019-12-17" } as const;
  const district = { level: "district", due_on: "2019-12-22" } as const;
  const asked = { period: year2019, due: [district, commune], demo: false };
  expect(askedText(i18next.t, asked)).toBe(
    "Năm 2019 · số liệu 15/12/2018–14/12/2019 · nộp trước hết ngày 17/12/2019 (cấp xã), 22/12/2019 (cấp huyện)",
  );
  expect(askedText(i18next.t, { ...asked, due: [commune] })).toBe(
    periodText(i18next.t, year2019, "2019-12-17"),
  );
});
