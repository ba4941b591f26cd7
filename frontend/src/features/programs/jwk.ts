import type { PublicJwk } from "./types";

export type JwkFault = "json" | "private" | "curve";

const COORDINATE = /^[A-Za-z0-9_-]{43}$/;

/** A P-256 public key pasted as JSON, or why it is none; a private key must not even leave the page. */
export function readJwk(text: string): { key: PublicJwk } | { fault: JwkFault } {
  const value = parse(text);
  if (typeof value !== "object" || value === null) return { fault: "json" };
  if ("d" in value) return { fault: "private" };
  if (!("kty" in value && value.kty === "EC" && "crv" in value && value.crv === "P-256"))
    return { fault: "curve" };
  const x = "x" in value ? coordinate(value.x) : undefined;
  const y = "y" in value ? coordinate(value.y) : undefined;
  if (x === undefined || y === undefined) return { fault: "curve" };
  const kid = "kid" in value && typeof value.kid === "string" ? value.kid : null;
  return { key: { kty: "EC", crv: "P-256", x, y, kid } };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const coordinate = (value: unknown): string | undefined =>
  typeof value === "string" && COORDINATE.test(value) ? value : undefined;
