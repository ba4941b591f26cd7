import { expect, test } from "vitest";

import { FAMILIES } from "@/figures/event-families";
import en from "@/locales/en/events.json";
import vi from "@/locales/vi/events.json";

import openapi from "../../../openapi.json";
import { isKnown, KIND_WORDS, THING_WORDS } from "./kinds";
import { readEventsSearch } from "./search";

test("every kind and family has words in both languages", () => {
  const words = Object.values(KIND_WORDS).sort();
  for (const catalogue of [vi, en]) {
    expect(Object.keys(catalogue.kind).sort()).toEqual(words);
    expect(Object.keys(catalogue.family).sort()).toEqual([...FAMILIES].sort());
    expect(Object.keys(catalogue.thing).sort()).toEqual(Object.values(THING_WORDS).sort());
  }
});

test("the kinds are those that the service names", () => {
  const { schemas } = openapi.components;
  expect(Object.keys(KIND_WORDS).sort()).toEqual([...schemas.EventRead.properties.kind.enum].sort());
});

test("every kind belongs to a family", () => {
  for (const kind of Object.keys(KIND_WORDS)) expect(FAMILIES).toContain(kind.split(".")[0]);
});

test("a kind of a newer service is known to be unknown", () => {
  expect(isKnown("session.started")).toBe(true);
  expect(isKnown("toString")).toBe(false);
});

test("an address that does not fit is left out", () => {
  expect(
    readEventsSearch({ unit: "7", about: "session", from: "2026-03-02", to: "2026-02-30", own: "1" }),
  ).toEqual({
    unit: 7,
    about: "session",
    user: undefined,
    from: "2026-03-02",
    to: undefined,
    own: undefined,
  });
});
