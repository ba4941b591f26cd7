import i18next from "i18next";
import { beforeAll, expect, test } from "vitest";

import { startTranslation } from "@/locales/i18n";

import type { Target } from "../types";
import { targetSentence } from "./target-sentence";

beforeAll(async () => {
  await startTranslation();
  await import("../words");
});

const indicator = { name_vi: "Tỷ lệ cán bộ nữ được đào tạo", name_en: "Women trained", measure_unit: "%" };
const unit = { id: 42, code: "42", name: "Tỉnh Hà Tĩnh", kind: "Tỉnh", level: "province" } as const;
const milestone: Target["milestones"][number] = {
  from_year: 2025,
  to_year: 2029,
  cell: "",
  cell_vi: null,
  cell_en: null,
  comparator: "at_least",
  value: "60",
  to_verify: false,
};
const target: Target = {
  id: 1,
  indicator_id: 1,
  unit,
  units: [],
  levels: [],
  body_kinds: [],
  condition: null,
  printed: "",
  source: "",
  document_id: null,
  clause: null,
  baseline: null,
  baseline_year: null,
  milestones: [milestone],
  withdrawn: null,
  overridden_by: null,
  version: 1,
  actions: [],
};

const said = (part: Partial<Target>) => targetSentence(i18next.t, "vi", { ...target, ...part }, indicator);

test("who asks whom what, by when", () => {
  expect(said({})).toBe(
    "Tỉnh Hà Tĩnh đề ra cho mọi đơn vị, cơ quan trong phạm vi: " +
      "Tỷ lệ cán bộ nữ được đào tạo từ 60 % trở lên từ 2025 đến 2029.",
  );
});

test("of whom alone, by steps and cells, on what condition, from where", () => {
  const found = said({
    levels: ["district", "commune"],
    body_kinds: ["peoples_committee"],
    units: [{ ...unit, name: "Xã Cẩm Lĩnh" }],
    milestones: [milestone, { ...milestone, from_year: 2030, to_year: null, value: "75.5", cell_vi: "Nữ" }],
    condition: "có từ 30% nữ",
    baseline: "33.5",
    baseline_year: 2020,
  });
  expect(found).toContain("cho Ủy ban nhân dân cấp huyện và cấp xã của Xã Cẩm Lĩnh: ");
  expect(found).toContain("đến 2029, từ 75,5 % trở lên từ năm 2030 (Nữ); với điều kiện: có từ 30% nữ; ");
  expect(found.endsWith("giá trị gốc 33,5 (năm 2020).")).toBe(true);
});
