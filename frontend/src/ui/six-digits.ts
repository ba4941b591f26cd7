/** The code of an authenticator application, which shows it as `123 456`; undefined when it is no such code. */
export function sixDigits(typed: string): string | undefined {
  const digits = typed.replace(/\s/g, "");
  return /^\d{6}$/.test(digits) ? digits : undefined;
}
