import { sixDigits } from "@/ui/six-digits";

const RECOVERY = /^[A-Z2-7]{16}$/;

/** What proves the second factor: the application's six digits, or a recovery code however it was typed. */
export function signInCode(typed: string): string | undefined {
  const bare = typed.replaceAll(/[\s-]/g, "").toUpperCase();
  return RECOVERY.test(bare) ? bare.match(/.{4}/g)?.join("-") : sixDigits(typed);
}
