import { expect, test } from "vitest";

import { indicator } from "@/test/indicators";

import { askedOf, sectionsFor } from "./rows";

const item = (id: number, ...levels: ("district" | "commune")[]) => ({ indicator: indicator(id), levels });

const form = {
  sections: [
    { title_vi: "Hội đồng nhân dân", title_en: "Councils", items: [item(1, "commune"), item(2, "commune")] },
    { title_vi: "Cấp huyện", title_en: "District", items: [item(3, "district")] },
    {
      title_vi: "Đào tạo",
      title_en: "Training",
      items: [item(4, "district"), item(5, "commune", "district")],
    },
  ],
  ratios: [
    indicator(10, { kind: "ratio", numerator_id: 2, denominator_id: 1 }),
    indicator(11, { kind: "ratio", numerator_id: 3, denominator_id: 4 }),
    indicator(12, { kind: "ratio", numerator_id: 5, denominator_id: 4 }),
  ],
};

test("a reporter sees what its level is asked, numbered without gaps", () => {
  const sections = sectionsFor(form, "commune");
  expect(sections.map((section) => section.titleVi)).toEqual(["Hội đồng nhân dân", "Đào tạo"]);
  expect(sections.flatMap((section) => section.rows.map((row) => [row.number, row.indicator.id]))).toEqual([
    ["1.1", 1],
    ["1.2", 2],
    ["2.1", 5],
  ]);
  expect(askedOf(sections).map(({ id }) => id)).toEqual([1, 2, 5]);
});

test("a rate stands under its numerator, and only where both its parts are asked", () => {
  expect(sectionsFor(form, "commune").map((section) => section.ratios.map(({ id }) => id))).toEqual([
    [10],
    [],
  ]);
  expect(sectionsFor(form, "district").map((section) => section.ratios.map(({ id }) => id))).toEqual([
    [11],
    [12],
  ]);
});
