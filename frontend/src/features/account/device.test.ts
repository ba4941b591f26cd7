import { expect, test } from "vitest";

import { deviceOf, networkOf } from "./device";

const CHROME = "(KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";

test.each([
  [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 ${CHROME}`, "Chrome", "Windows"],
  [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 ${CHROME} Edg/140.0`, "Edge", "Windows"],
  [`Mozilla/5.0 (Linux; Android 14; SM-A546E) AppleWebKit/537.36 ${CHROME}`, "Chrome", "Android"],
  ["Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox", "Linux"],
  [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Safari/604.1",
    "Safari",
    "iOS",
  ],
  ["curl/8.5.0", undefined, undefined],
  [null, undefined, undefined],
])("%s", (agent, browser, system) => {
  expect(deviceOf(agent)).toEqual({ browser, system });
});

test.each([
  ["127.0.0.1", "own"],
  ["::1", "own"],
  ["10.0.4.7", "inner"],
  ["172.20.0.3", "inner"],
  ["172.32.0.3", "outer"],
  ["fd12:3456::1", "inner"],
  ["113.160.1.2", "outer"],
])("%s is %s", (address, network) => {
  expect(networkOf(address)).toBe(network);
});
