import { expect, test } from "vitest";

import contract from "../../../../openapi.json";
import { KINDS } from "../proposals/groups";
import type { Content } from "../types";
import { type Draft, draftOf, emptyDraft, readDraft } from "./draft";
import { type FieldSpec, SPECS } from "./specs";

const span = { start: 3, end: 9, quote: "đạt 35" };

const contents: Content[] = [
  {
    kind: "citation",
    number: "21-CT/TW",
    type: "Chỉ thị",
    issued_on: "2018-01-20",
    issuer: "Ban Bí thư",
    subject: null,
    relation: "implements",
    mentions: [{ ...span, clause: "I.1" }],
  },
  {
    kind: "target",
    subject: "Tỷ lệ nữ",
    values: [{ comparator: ">=", value: "1234.5", value_to: null, unit: "%", period: "2025", flag: null }],
    condition: null,
    scope: "cấp xã",
    baseline: null,
    direction: "up",
    lead: ["Sở Nội vụ", "Sở Y tế"],
  },
  {
    kind: "obligation",
    senders: ["Các xã"],
    receivers: ["Sở Nội vụ"],
    via: null,
    forward_to: [],
    deadlines: [{ period: "year", day: 5, month: 12, year: null, relation: "before", note: null }],
    forward_deadlines: [],
    frequency: "yearly",
    what: null,
    purpose: null,
  },
  {
    kind: "responsibility",
    agency: "Sở Y tế",
    agencies: ["Sở Y tế"],
    requested: true,
    tasks: [{ ...span, role: "lead", partners: ["Hội LHPN"] }],
  },
  {
    kind: "matrix",
    columns: ["STT", "Nội dung"],
    rows: [
      {
        ...span,
        number: "1",
        task: "Tập huấn",
        group: null,
        assignments: [
          {
            lead: ["A"],
            coordinating: [],
            products: ["Báo cáo"],
            time: null,
            funding: null,
            responsible: null,
          },
        ],
      },
    ],
  },
  {
    kind: "finding",
    code: "deadline-order",
    severity: "fault",
    text_vi: "Sai",
    text_en: "Wrong",
    places: [span],
  },
];

test.each(contents.map((content) => [content.kind, content] as const))(
  "a %s comes out of its form as it went in",
  (kind, content) => {
    expect(readDraft(kind, draftOf(SPECS[kind], content))).toEqual({ ok: true, content });
  },
);

const SCHEMAS: Readonly<Record<string, object>> = contract.components.schemas;
const CONTENTS = {
  citation: "CitationContent",
  target: "TargetContent-Input",
  obligation: "ObligationContent",
  responsibility: "ResponsibilityContent",
  matrix: "MatrixContent",
  finding: "FindingContent",
} as const;
const LISTS: Readonly<Record<string, string>> = {
  values: "TargetValue-Input",
  deadlines: "Deadline",
  forward_deadlines: "Deadline",
  tasks: "ResponsibilityTask",
  rows: "MatrixRow",
  assignments: "MatrixAssignment",
};

function propertiesOf(schema: object | undefined): string[] {
  return schema && "properties" in schema ? Object.keys(schema.properties ?? {}).sort() : [];
}

function expectAllFields(schema: string, fields: readonly FieldSpec[], besides: readonly string[]): void {
  const asked = [...fields.map(({ name }): string => name), ...besides].sort();
  expect([schema, asked]).toEqual([schema, propertiesOf(SCHEMAS[schema])]);
  for (const field of fields)
    if (field.kind === "list")
      expectAllFields(LISTS[field.name] ?? "", field.fields, field.spans ? ["start", "end", "quote"] : []);
}

test.each(KINDS)("the form of a %s asks for every field of the contract", (kind) => {
  expectAllFields(CONTENTS[kind], SPECS[kind], ["kind"]);
});

const target = (over: Draft): Draft => ({
  ...emptyDraft(SPECS.target, span),
  subject: "Tỷ lệ nữ",
  ...over,
});
const value = (over: Draft): Draft => ({
  comparator: ">=",
  value: "35",
  value_to: "",
  unit: "%",
  period: "",
  flag: "",
  ...over,
});

test.each<[string, Draft, [string, string][]]>([
  ["no subject", target({ subject: " ", values: [value({})] }), [["subject", "missing"]]],
  ["no value", target({ values: [] }), [["values", "tooFew"]]],
  ["12.5", target({ values: [value({ value: "12.5" })] }), [["values/0/value", "ambiguous"]]],
  [
    "words",
    target({ values: [value({}), value({ value_to: "nhiều" })] }),
    [["values/1/value_to", "unreadable"]],
  ],
])("%s is refused at its place", (_, draft, faults) => {
  const read = readDraft("target", draft);
  expect(read.ok ? [] : [...read.faults]).toEqual(faults);
});

test("numbers are typed as Vietnam writes them and sent in canonical form", () => {
  const read = readDraft("target", target({ values: [value({ value: "1.234,5" })] }));
  expect(read.ok && read.content.kind === "target" && read.content.values[0]?.value).toBe("1234.5");
});

test("an empty citation knows where it stands", () => {
  const read = readDraft("citation", emptyDraft(SPECS.citation, span));
  expect(read.ok && read.content).toMatchObject({ mentions: [{ ...span, clause: null }], number: null });
});
