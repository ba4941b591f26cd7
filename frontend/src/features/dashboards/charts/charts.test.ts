import { describe, expect, test } from "vitest";

import { stepOf } from "../meeting/steps";
import { ends } from "../parts/bars";
import type { Bar } from "./bars-option";
import { classesOf, classOf } from "./classes";
import { extentOf } from "./map-option";
import { fileName } from "./picture";
import { isFarFromNought, partsOf, type Point } from "./series-option";

const point = (number: string | null, parted = false): Point => ({
  period: "2026",
  number,
  lower: null,
  upper: null,
  target: null,
  said: "",
  breaks: [],
  parted,
});

describe("a line", () => {
  test("has a gap where nothing is known, and nought where nought was reported", () => {
    expect(partsOf([point("1.5"), point(null), point("0")])).toEqual([[1.5, null, 0]]);
  });

  test("is not carried over a change of the meaning", () => {
    expect(partsOf([point("1"), point("2"), point("3", true)])).toEqual([
      [1, 2, null],
      [null, null, 3],
    ]);
  });

  test("begins at nought, unless it never comes near", () => {
    expect(isFarFromNought([point("26.65"), point("26.69")])).toBe(false);
    expect(isFarFromNought([point("111"), point("109.5"), point(null)])).toBe(true);
  });
});

describe("classes of a map", () => {
  test("hold about as many each, and equal numbers together", () => {
    const classes = classesOf(["9", "1", "2", "2", "2", "10", "3"], 3);
    expect(classes).toEqual([
      { from: "1", to: "2" },
      { from: "3", to: "9" },
      { from: "10", to: "10" },
    ]);
    expect(["1", "2.0", "3", "10"].map((number) => classOf(classes, number))).toEqual([0, 0, 1, 2]);
  });

  test("are no more than there are numbers", () => {
    expect(classesOf(["5"], 5)).toEqual([{ from: "5", to: "5" }]);
    expect(classesOf([], 5)).toEqual([]);
  });
});

describe("the window of a map", () => {
  const places = [
    { latitude: 18, longitude: 105 },
    { latitude: 18.5, longitude: 106.5 },
  ];

  test("holds every place, and is as wide on the ground as it is on the screen", () => {
    const { south, north, west, east } = extentOf(places, 600, 300);
    expect([south <= 18, north >= 18.5, west <= 105, east >= 106.5]).toEqual([true, true, true, true]);
    const narrowing = Math.cos((18.25 * Math.PI) / 180);
    expect(((east - west) * narrowing) / 600).toBeCloseTo((north - south) / 300, 8);
  });

  test("has some size around a single place", () => {
    const { south, north } = extentOf(places.slice(0, 1), 600, 300);
    expect(north).toBeGreaterThan(south);
  });
});

test("of many bars the first and the last are shown, with a gap", () => {
  const bars = Array.from({ length: 9 }, (_, index): Bar => ({
    name: `${index}`,
    number: "1",
    said: "",
    judged: "main",
    selected: false,
  }));
  expect(ends(bars, 4).map(({ name, number }) => (number === null ? null : name))).toEqual([
    "0",
    "1",
    null,
    "7",
    "8",
  ]);
  expect(ends(bars, 9)).toHaveLength(9);
});

test.each([
  ["ArrowRight", 2, 3],
  ["PageDown", 5, 5],
  ["ArrowLeft", 1, 1],
  ["Home", 4, 1],
  ["End", 1, 5],
  ["a", 1, undefined],
])("%s at slide %d leads to %s", (key, place, to) => {
  expect(stepOf(key, place, 5)).toBe(to);
});

test("a picture's file has a plain name", () => {
  expect(fileName("Xếp hạng: Tỷ lệ nữ đại biểu HĐND cấp xã")).toBe("xep-hang-ty-le-nu-dai-bieu-hdnd-cap-xa");
});
