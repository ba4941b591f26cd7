import { expect, test } from "vitest";

import { importsOf, reaches } from "./imports.js";
import { objection } from "./layers.js";

const root = "/src";

test.each([
  ["/src/features/units/tree.tsx", "/src/features/totals/table.tsx", "sideways"],
  ["/src/features/units/tree.tsx", "/src/features/units/node.tsx", undefined],
  ["/src/features/units/tree.tsx", "/src/shell/menu.tsx", "upward"],
  ["/src/ui/page.tsx", "/src/features/units/tree.tsx", "upward"],
  ["/src/api/client.ts", "/src/ui/page.tsx", "upward"],
  ["/src/routes/units.tsx", "/src/features/units/tree.tsx", undefined],
  ["/src/features/units/tree.tsx", "/src/api/client.ts", undefined],
])("%s importing %s is %s", (from, to, answer) => {
  expect(objection(root, from, to)).toBe(answer);
});

test("reads every way of importing, and leaves types out", () => {
  const text = `import a from "@/a";\nimport type { B } from "@/b";\nexport { c } from "./c";\nimport("./d");\nimport "./e.css";`;
  expect(importsOf(text)).toEqual(["@/a", "./c", "./d", "./e.css"]);
});

test("follows a ring of imports back to its start", () => {
  const ring = new Map([
    ["a", ["b"]],
    ["b", ["c"]],
    ["c", ["a"]],
    ["d", ["a"]],
  ]);
  expect(reaches(ring, "b", "a")).toBe(true);
  expect(reaches(ring, "b", "d")).toBe(false);
});
