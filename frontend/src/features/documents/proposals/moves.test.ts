import { expect, test } from "vitest";

import { commandFor, neighbour, nextOpen } from "./moves";

const press = (key: string, held: object = {}) => ({
  key,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  isComposing: false,
  ...held,
});

test.each([
  ["ArrowDown", "next"],
  ["j", "next"],
  ["ArrowUp", "previous"],
  ["k", "previous"],
  ["Enter", "confirm"],
  ["c", "confirm"],
  ["C", "confirm"],
  ["e", "correct"],
  ["x", "reject"],
  ["u", "undo"],
  ["?", "help"],
  ["Tab", undefined],
  ["toString", undefined],
  ["z", undefined],
])("%s: %s", (key, command) => {
  expect(commandFor(press(key), true)).toBe(command);
});

test("Enter on a button is the button's, and keys held with others are the browser's", () => {
  expect(commandFor(press("Enter"), false)).toBeUndefined();
  expect(commandFor(press("c"), false)).toBe("confirm");
  for (const held of [{ ctrlKey: true }, { altKey: true }, { metaKey: true }, { isComposing: true }])
    expect(commandFor(press("c", held), true)).toBeUndefined();
});

test.each<[number | undefined, 1 | -1, number | undefined]>([
  [undefined, 1, 3],
  [3, 1, 1],
  [1, 1, 2],
  [2, 1, 2],
  [3, -1, 3],
  [2, -1, 1],
  [9, 1, 3],
])("from %s by %i to %s", (current, step, expected) => {
  expect(neighbour([3, 1, 2], current, step)).toBe(expected);
});

test("no list, no neighbour", () => {
  expect(neighbour([], undefined, 1)).toBeUndefined();
});

test.each<[number | undefined, number[], number | undefined]>([
  [3, [1, 2], 1],
  [1, [3, 2], 2],
  [2, [3], 3],
  [2, [2], undefined],
  [2, [], undefined],
  [undefined, [2], 2],
])("after %s with %j open: %s", (current, open, expected) => {
  expect(nextOpen([3, 1, 2], current, (id) => open.includes(id))).toBe(expected);
});
