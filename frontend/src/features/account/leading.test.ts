import { expect, test } from "vitest";

import { ownLeadership } from "./leading";

const unit = { id: 1, code: "42", name: "Tỉnh Hà Tĩnh", kind: "tỉnh", level: "province" as const };
const body = (id: number) => ({ id, name: `Cơ quan ${id}` });
const held = (role: "leader" | "officer", id: number) => ({ role, body: body(id), unit });

test("a lent leadership is not handed on, one's own is", () => {
  const me = { id: 7, grants: [held("officer", 1), held("leader", 1), held("leader", 2)] };
  const lent = {
    id: 5,
    role: "leader" as const,
    body: body(2),
    unit,
    leader: { id: 8, name: "A" },
    deputy: { id: 7, name: "B" },
    valid_from: null,
    valid_to: null,
  };
  expect(ownLeadership(me, [lent])).toEqual([held("leader", 1)]);
  expect(ownLeadership(me, [{ ...lent, leader: lent.deputy, deputy: lent.leader }])).toHaveLength(2);
});
