/** A year the service takes; undefined for anything else. */
export function readYear(typed: string): number | undefined {
  const year = /^\d{4}$/.test(typed.trim()) ? Number(typed) : 0;
  return year >= 1900 && year <= 2100 ? year : undefined;
}
