import { existingDay } from "./dates";

/** The query part of an address as plain text: `?period=2019`, not the router's JSON. */
export type SearchText = Readonly<Record<string, string>>;

export function parseSearch(search: string): SearchText {
  return Object.fromEntries(new URLSearchParams(search));
}

export function writeSearch(search: Record<string, unknown>): string {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(search)) {
    if (typeof value === "string" ? value : typeof value === "number" || value === true)
      params.set(key, String(value));
  }
  const text = params.toString();
  return text && `?${text}`;
}

/** An address is written by anyone: what does not fit is left out rather than believed. */
export function textParam(value: unknown): string | undefined {
  return typeof value === "string" && value.trim() ? value : undefined;
}

export function idParam(value: unknown): number | undefined {
  const id = typeof value === "string" && /^[1-9]\d{0,9}$/.test(value) ? Number(value) : value;
  return typeof id === "number" && Number.isSafeInteger(id) && id > 0 ? id : undefined;
}

export function dayParam(value: unknown): string | undefined {
  return typeof value === "string" ? existingDay(value) : undefined;
}

export function oneOf<T extends string>(value: unknown, allowed: readonly T[]): T | undefined {
  return allowed.find((item) => item === value);
}
