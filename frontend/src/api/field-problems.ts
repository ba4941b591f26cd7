import { ProblemError } from "./problem";

type Failure = Error | null;

/** What the service says about one field of the form. */
export const problemAt = (error: Failure, pointer: string): string | undefined =>
  error instanceof ProblemError ? error.fields.find((field) => field.pointer === pointer)?.detail : undefined;

/** What no field of the form can say by itself, left to be said above it. */
export function unplaced(error: Failure, pointers: readonly string[]): Error | undefined {
  if (!(error instanceof ProblemError)) return error ?? undefined;
  const placed = error.fields.length > 0 && error.fields.every((field) => pointers.includes(field.pointer));
  return placed ? undefined : error;
}
