import { expect, test } from "vitest";

import { readJwk } from "./jwk";

const x = "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU";
const y = "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0";
const key = { kty: "EC", crv: "P-256", x, y };

test("the public key alone is sent, without what else the file holds", () => {
  expect(readJwk(JSON.stringify({ ...key, kid: "k1", use: "sig", ext: true }))).toEqual({
    key: { ...key, kid: "k1" },
  });
});

test.each([
  ["-----BEGIN PUBLIC KEY-----", "json"],
  ["null", "json"],
  [JSON.stringify({ ...key, d: x }), "private"],
  [JSON.stringify({ kty: "RSA", n: "1", e: "AQAB" }), "curve"],
  [JSON.stringify({ ...key, crv: "P-384" }), "curve"],
  [JSON.stringify({ ...key, y: "short" }), "curve"],
])("%s is refused", (text, fault) => {
  expect(readJwk(text)).toEqual({ fault });
});
