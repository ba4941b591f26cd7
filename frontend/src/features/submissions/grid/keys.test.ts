import { describe, expect, test } from "vitest";

import { commandOf, type Key } from "./keys";

const key = (name: string, over: Partial<Key> = {}): Key => ({
  key: name,
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  isComposing: false,
  keyCode: 0,
  ...over,
});

const standing = (name: string, over?: Partial<Key>) => commandOf(key(name, over), false);
const editing = (name: string, over?: Partial<Key>) => commandOf(key(name, over), true);

describe("not editing", () => {
  test.each([
    ["ArrowDown", {}, { do: "step", by: [1, 0], extend: false }],
    ["ArrowRight", { shiftKey: true }, { do: "step", by: [0, 1], extend: true }],
    ["ArrowUp", { ctrlKey: true }, { do: "jump", by: [-1, 0], extend: false }],
    ["Home", {}, { do: "border", column: "first", whole: false, extend: false }],
    ["End", { ctrlKey: true }, { do: "border", column: "last", whole: true, extend: false }],
    ["Home", { shiftKey: true }, { do: "border", column: "first", whole: false, extend: true }],
    ["PageDown", {}, { do: "step", by: [10, 0], extend: false }],
    ["Enter", {}, { do: "enter", back: false }],
    ["Tab", { shiftKey: true }, { do: "tab", back: true }],
    ["Delete", {}, { do: "clear" }],
    ["F2", {}, { do: "edit" }],
    ["z", { ctrlKey: true }, { do: "undo" }],
    ["Z", { metaKey: true }, { do: "undo" }],
    ["y", { ctrlKey: true }, { do: "redo" }],
    ["a", { ctrlKey: true }, { do: "all" }],
    ["?", { shiftKey: true }, { do: "sheet" }],
    ["Escape", {}, { do: "restore" }],
  ])("%s %o", (name, over, command) => {
    expect(standing(name, over)).toEqual(command);
  });

  test.each(["5", "a", "Backspace", "F5", "Shift"])("%s is the input's or the browser's own", (name) => {
    expect(standing(name)).toBeUndefined();
  });

  test("copying, cutting and pasting come as events of their own", () => {
    expect(["c", "x", "v"].map((name) => standing(name, { ctrlKey: true }))).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe("editing", () => {
  test.each([
    ["Enter", {}, { do: "enter", back: false }],
    ["Tab", {}, { do: "tab", back: false }],
    ["ArrowUp", {}, { do: "step", by: [-1, 0], extend: false }],
    ["ArrowDown", {}, { do: "step", by: [1, 0], extend: false }],
    ["Escape", {}, { do: "restore" }],
  ])("%s", (name, over, command) => {
    expect(editing(name, over)).toEqual(command);
  });

  test.each(["ArrowLeft", "ArrowRight", "Home", "End", "Delete", "?", "F2"])("%s edits the text", (name) => {
    expect(editing(name)).toBeUndefined();
  });

  test("Ctrl+Z is the input's own undo", () => {
    expect(editing("z", { ctrlKey: true })).toBeUndefined();
  });
});

describe("left alone in both", () => {
  test.each([
    ["Enter", { isComposing: true }],
    ["ArrowDown", { keyCode: 229 }],
    ["ArrowDown", { altKey: true }],
    ["z", { ctrlKey: true, shiftKey: true }],
    ["ArrowRight", { ctrlKey: true, shiftKey: true }],
  ])("%s %o", (name, over) => {
    expect([standing(name, over), editing(name, over)]).toEqual([undefined, undefined]);
  });
});
