import { expect, test } from "vitest";

import { faultsOf, NO_MILESTONE, NO_TARGET, placesOf, targetOf, type TargetDraft } from "./target-draft";

const whole: TargetDraft = {
  ...NO_TARGET,
  source: "Kế hoạch 12/KH-UBND, mục II.2",
  printed: "đạt 60% trở lên",
  milestones: [{ ...NO_MILESTONE, from: "2025", value: "60" }],
};

const faults = (part: Partial<TargetDraft>) => Object.fromEntries(faultsOf({ ...whole, ...part }));

test("what is whole has no fault, and is sent as the service writes it", () => {
  expect(faults({})).toEqual({});
  const sent = targetOf(
    {
      ...whole,
      baseline: "1.234,5",
      baselineYear: "2020",
      milestones: [{ ...NO_MILESTONE, from: " 2025 ", to: "2029", value: "12,5" }],
    },
    "HT.A",
  );
  expect([sent.baseline, sent.baseline_year, sent.document_id, sent.condition]).toEqual([
    "1234.5",
    2020,
    null,
    null,
  ]);
  expect(sent.milestones).toEqual([
    { from_year: 2025, to_year: 2029, cell: "", comparator: "at_least", value: "12.5", to_verify: false },
  ]);
});

test("every fault is said at the place of its field", () => {
  expect(faults({ source: " ", printed: "" })).toEqual({
    "/target/source": "needed",
    "/target/printed": "needed",
  });
  expect(faults({ baseline: "12.5", baselineYear: "20" })).toEqual({
    "/target/baseline": "number",
    "/target/baseline_year": "year",
  });
  const second = { ...NO_MILESTONE, from: "", to: "năm sau", value: "" };
  const draft = { milestones: [...whole.milestones, second] };
  expect(faults(draft)).toEqual({
    "/target/milestones/1/from_year": "year",
    "/target/milestones/1/to_year": "year",
    "/target/milestones/1/value": "number",
  });
  const places = placesOf({ ...whole, ...draft });
  expect(Object.keys(faults(draft)).every((place) => places.includes(place))).toBe(true);
});

test("where everyone is to say yes no value is asked", () => {
  const every: TargetDraft["milestones"] = [
    { ...NO_MILESTONE, from: "2025", comparator: "every", value: "" },
  ];
  expect(faults({ milestones: every })).toEqual({});
  expect(targetOf({ ...whole, milestones: every }, "HT.D").milestones[0]?.value).toBe("1");
});
