/** Exact decimal arithmetic on the canonical strings of the service (`-1234567.8`); no floats anywhere. */
export interface Decimal {
  /** The number without its point: 12.5 is 125 with scale 1. */
  units: bigint;
  scale: number;
}

const CANONICAL = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/;

export function decimal(text: string): Decimal {
  const match = CANONICAL.exec(text);
  if (!match) throw new RangeError(`Not a canonical decimal: ${text}`);
  const [, sign = "", whole = "0", fraction = "", exponent = "0"] = match;
  const units = BigInt(sign + whole + fraction);
  const scale = fraction.length - Number(exponent);
  return scale < 0 ? { units: units * 10n ** BigInt(-scale), scale: 0 } : { units, scale };
}

/** The canonical string, without needless zeros: 12.50 is `12.5` and -0 is `0`. */
export function canonical({ units, scale }: Decimal): string {
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, "0");
  const whole = digits.slice(0, digits.length - scale);
  const fraction = digits.slice(digits.length - scale).replace(/0+$/, "");
  return `${units < 0n ? "-" : ""}${whole}${fraction && `.${fraction}`}`;
}

export function compare(left: Decimal, right: Decimal): -1 | 0 | 1 {
  const a = left.units * 10n ** BigInt(right.scale);
  const b = right.units * 10n ** BigInt(left.scale);
  return a < b ? -1 : a > b ? 1 : 0;
}

export function multiply(left: Decimal, right: Decimal): Decimal {
  return { units: left.units * right.units, scale: left.scale + right.scale };
}

export const ZERO: Decimal = { units: 0n, scale: 0 };

export const negate = ({ units, scale }: Decimal): Decimal => ({ units: -units, scale });

export const absolute = (value: Decimal): Decimal => (value.units < 0n ? negate(value) : value);

export function add(left: Decimal, right: Decimal): Decimal {
  const scale = Math.max(left.scale, right.scale);
  const lift = ({ units, scale: own }: Decimal) => units * 10n ** BigInt(scale - own);
  return { units: lift(left) + lift(right), scale };
}

export const subtract = (left: Decimal, right: Decimal): Decimal => add(left, negate(right));

/** `left / right` to `places` decimals, halves away from zero, as officials round. Undefined on division by zero. */
export function divide(left: Decimal, right: Decimal, places: number): Decimal | undefined {
  if (right.units === 0n) return undefined;
  const top = left.units * 10n ** BigInt(right.scale + places);
  const bottom = right.units * 10n ** BigInt(left.scale);
  return { units: roundedQuotient(top, bottom), scale: places };
}

export function round(value: Decimal, places: number): Decimal {
  if (value.scale <= places) return value;
  return { units: roundedQuotient(value.units, 10n ** BigInt(value.scale - places)), scale: places };
}

function roundedQuotient(top: bigint, bottom: bigint): bigint {
  const negative = top < 0n !== bottom < 0n;
  const a = top < 0n ? -top : top;
  const b = bottom < 0n ? -bottom : bottom;
  const quotient = (2n * a + b) / (2n * b);
  return negative ? -quotient : quotient;
}

export const isWhole = (value: Decimal): boolean => value.units % 10n ** BigInt(value.scale) === 0n;

export const isNegative = (value: Decimal): boolean => value.units < 0n;

export const isZero = (value: Decimal): boolean => value.units === 0n;
