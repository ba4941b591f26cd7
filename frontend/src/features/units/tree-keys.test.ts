import { beforeEach, expect, test } from "vitest";

import { treeMove } from "./tree-keys";

const rows = [
  ["nation", 1, "true"],
  ["province", 2, "true"],
  ["district", 3, "false"],
  ["commune", 3, null],
] as const;

let tree: HTMLElement;

beforeEach(() => {
  tree = document.createElement("div");
  for (const [id, level, expanded] of rows) {
    const row = document.createElement("div");
    row.id = id;
    row.setAttribute("role", "treeitem");
    row.setAttribute("aria-level", `${level}`);
    if (expanded) row.setAttribute("aria-expanded", expanded);
    tree.append(row);
  }
});

function press(key: string, id: string): string | undefined {
  const item = tree.querySelector<HTMLElement>(`#${id}`);
  const move = item ? treeMove(key, item, tree) : undefined;
  return move?.kind === "focus" ? move.item.id : move?.kind;
}

test.each([
  ["ArrowDown", "nation", "province"],
  ["ArrowUp", "nation", undefined],
  ["ArrowDown", "commune", undefined],
  ["ArrowRight", "district", "toggle"],
  ["ArrowRight", "province", "district"],
  ["ArrowRight", "commune", undefined],
  ["ArrowLeft", "commune", "province"],
  ["ArrowLeft", "province", "toggle"],
  ["Home", "commune", "nation"],
  ["End", "nation", "commune"],
  ["x", "nation", undefined],
])("%s on the %s leads to %s", (key, id, answer) => {
  expect(press(key, id)).toBe(answer);
});
