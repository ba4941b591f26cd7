/** A canonical decimal as Vietnam writes it: `1234567.8` becomes `1.234.567,8`. Digits are moved, never computed. */
export function numberText(canonical: string): string {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(canonical);
  if (!match) return canonical;
  const [, sign = "", whole = "", fraction] = match;
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ".");
  return `${sign ? "−" : ""}${grouped}${fraction === undefined ? "" : `,${fraction}`}`;
}

/** With exactly `places` decimals, for columns that line up; the value must already be rounded to them. */
export function paddedNumberText(canonical: string, places: number): string {
  const [whole = "", fraction = ""] = canonical.split(".");
  return numberText(places === 0 ? whole : `${whole}.${fraction.padEnd(places, "0")}`);
}
