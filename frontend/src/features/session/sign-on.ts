import { ProblemError } from "@/api/problem";
import { oneOf, textParam } from "@/ui/search-params";

/** What a province's provider sends its people back with: a code, or why there is none (RFC 6749, 4.1.2.1). */
export interface SignOnSearch {
  code?: string | undefined;
  state?: string | undefined;
  iss?: string | undefined;
  error?: string | undefined;
}

export const readSignOnSearch = (search: Record<string, unknown>): SignOnSearch => ({
  code: textParam(search["code"]),
  state: textParam(search["state"]),
  iss: textParam(search["iss"]),
  error: textParam(search["error"]),
});

const SIGN_ON_PROBLEMS = ["sign-on-off", "sign-on-unavailable"] as const;

export interface SignInSearch {
  /** Page to go on to. */
  next?: string | undefined;
  /** Why the way to the provider ended on the sign-in page. */
  problem?: (typeof SIGN_ON_PROBLEMS)[number] | undefined;
}

export const readSignInSearch = (
  search: Record<string, unknown>,
  ownAddress: (value: unknown) => string | undefined,
): SignInSearch => ({
  next: ownAddress(search["next"]),
  problem: oneOf(search["problem"], SIGN_ON_PROBLEMS),
});

/** Where to begin: the service sends the browser on to the provider, and keeps the page to come back to. */
export const signOnAddress = (next: string | undefined): string =>
  `/api/v1/sign-on?return_to=${encodeURIComponent(next ?? "/")}`;

export type SignOnFailure =
  "off" | "unavailable" | "refused" | "noPlace" | "accountExists" | "denied" | "incomplete";

const BY_CODE: Readonly<Record<string, SignOnFailure>> = {
  "sign-on-off": "off",
  "sign-on-unavailable": "unavailable",
  "sign-on-refused": "refused",
  "sign-on-no-place": "noPlace",
  "sign-on-account-exists": "accountExists",
  "invalid-input": "incomplete",
  temporarily_unavailable: "unavailable",
  server_error: "unavailable",
  access_denied: "denied",
};

/** Which sentence says it, by the service's code or the provider's; undefined where it is no matter of the sign-on. */
export const failureOf = (code: string): SignOnFailure | undefined => BY_CODE[code];

/** Before anything is asked: the provider's own refusal, or an address that it cannot have sent. */
export function failureBefore({ code, state, error }: SignOnSearch): SignOnFailure | undefined {
  if (error !== undefined) return failureOf(error) ?? "refused";
  return code === undefined || state === undefined ? "incomplete" : undefined;
}

export const failureAfter = (error: Error): SignOnFailure | undefined =>
  error instanceof ProblemError ? failureOf(error.code) : undefined;
