import fs from "node:fs";
import path from "node:path";

import { expect, test } from "vitest";

import en from "./en";
import vi from "./vi";
import start from "./vi/start";

/** Every key of a catalogue as a path; plural endings belong to their language and are left out. */
function paths(node: unknown, at = ""): string[] {
  if (typeof node !== "object" || node === null) return [at.replace(/_(one|other)$/, "")];
  return Object.entries(node).flatMap(([key, value]) => paths(value, at ? `${at}.${key}` : key));
}

/** `{{name}}` words of every sentence, by path. */
function blanks(node: unknown, at = ""): [string, string][] {
  if (typeof node === "string") {
    const words = [...node.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? "");
    return [[at, [...new Set(words)].sort().join(" ")]];
  }
  if (typeof node !== "object" || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) => blanks(value, at ? `${at}.${key}` : key));
}

test("Vietnamese and English say the same things", () => {
  expect([...new Set(paths(en))].sort()).toEqual([...new Set(paths(vi))].sort());
});

test("and fill in the same words", () => {
  const english = new Map(blanks(en));
  for (const [path, words] of blanks(vi)) expect([path, english.get(path)]).toEqual([path, words]);
});

test("no sentence is empty", () => {
  expect(blanks(vi).length).toBeGreaterThan(300);
  expect(JSON.stringify([vi, en])).not.toContain('""');
});

test("what is not there from the start is brought along by some feature", () => {
  const source = path.join(import.meta.dirname, "..");
  const brought = fs
    .readdirSync(source, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith("words.ts"))
    .map((name) => fs.readFileSync(path.join(source, name), "utf8"))
    .flatMap((text) => [...text.matchAll(/addWords\(\{ (\w+) \}\)/g)].map((match) => match[1]));
  expect(Object.keys(vi).sort()).toEqual([...new Set([...Object.keys(start), ...brought])].sort());
});
