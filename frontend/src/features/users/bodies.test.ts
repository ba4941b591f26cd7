import { expect, test } from "vitest";

import { bodiesAt } from "./bodies";

const unit = (id: number) => ({
  id,
  code: String(id),
  name: `Xã ${id}`,
  kind: "xã",
  level: "commune" as const,
});
const place = (unitId: number, id: number, name: string) => ({ unit: unit(unitId), body: { id, name } });

test("only the unit's own bodies, each once, in the order of the dictionary", () => {
  const places = [
    place(1, 12, "Ủy ban nhân dân"),
    place(2, 20, "Ủy ban nhân dân"),
    place(1, 11, "Công an"),
    place(1, 12, "Ủy ban nhân dân"),
  ];
  expect(bodiesAt(1, places).map(({ id }) => id)).toEqual([11, 12]);
  expect(bodiesAt(3, places)).toEqual([]);
});
