import { expect, test } from "vitest";

import type { Party, Task } from "@/api/types";

import { agenciesOf, dutiesOf, unmatchedOf } from "./agencies";
import { subRows } from "./rows";

const finance = { body_id: 1, name: "Sở Tài chính", unit_name: "Tỉnh Hà Tĩnh" };
const labour = { body_id: 2, name: "Sở Lao động - Thương binh và Xã hội", unit_name: "Tỉnh Hà Tĩnh" };

const named = (printed: string, body: Party["bodies"][number]): Party => ({
  id: body.body_id,
  printed,
  match: "body",
  body_id: body.body_id,
  group_id: null,
  name: body.name,
  bodies: [body],
});
const group: Party = {
  id: 90,
  printed: "Các sở, ban, ngành",
  match: "group",
  body_id: null,
  group_id: 1,
  name: null,
  bodies: [labour, finance],
};
const stranger: Party = {
  id: 91,
  printed: "Đơn vị liên quan",
  match: "none",
  body_id: null,
  group_id: null,
  name: null,
  bodies: [],
};

function task(number: string, ...assignments: { lead: Party[]; coordinating: Party[] }[]): Task {
  return {
    id: Number(number),
    number,
    heading: null,
    content: `Nội dung ${number}`,
    clause: null,
    implements: null,
    removed_on: null,
    removal_reason: null,
    indicator_ids: [],
    products: [{ id: Number(number), text: `Sản phẩm ${number}` }],
    assignments: assignments.map((parts, index) => ({
      id: Number(number) * 10 + index,
      deadline_kind: "none",
      deadline_on: null,
      original_deadline_on: null,
      time: null,
      funding: null,
      funding_source: null,
      responsible: null,
      ...parts,
    })),
  };
}

const tasks = [
  task("6", { lead: [named("Sở LĐTBXH", labour), named("Sở TC", finance)], coordinating: [stranger] }),
  task(
    "7",
    { lead: [named("Sở TC", finance)], coordinating: [] },
    { lead: [group], coordinating: [stranger] },
  ),
  task("8"),
];

test("a task's own cells are merged over its sub-rows and stand in the first", () => {
  expect(tasks.map((item) => subRows(item).map((row) => row.span))).toEqual([[1], [2, undefined], [1]]);
  expect(tasks.map((item) => subRows(item).map((row) => row.assignment?.id))).toEqual([
    [60],
    [70, 71],
    [undefined],
  ]);
});

test("agencies are listed once, in Vietnamese order, groups opened", () => {
  expect(agenciesOf(tasks).map((agency) => agency.name)).toEqual([
    "Sở Lao động - Thương binh và Xã hội",
    "Sở Tài chính",
  ]);
});

test("an agency's duties come by its own name or through a group, and say which", () => {
  const leads = (bodyId: number) =>
    dutiesOf(tasks, bodyId, "lead").map((duty) => [duty.assignment.id, duty.through]);
  expect(leads(1)).toEqual([
    [60, undefined],
    [70, undefined],
    [71, "Các sở, ban, ngành"],
  ]);
  expect(leads(2)).toEqual([
    [60, undefined],
    [71, "Các sở, ban, ngành"],
  ]);
  expect(dutiesOf(tasks, 1, "coordinating")).toEqual([]);
});

test("names matched to nobody are listed, not dropped", () => {
  expect(unmatchedOf(tasks)).toEqual(["Đơn vị liên quan"]);
});
