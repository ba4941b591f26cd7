import { kept } from "./kept";
import { isProblem } from "./problem";

/**
 * Copies of what the service answered, for the pages that work without a network. A copy is shown only when no answer
 * comes; signing out erases them all.
 */
let owner = "";

/** Whose copies are read and kept from now on. */
export const copiesOf = (login: string): void => {
  owner = login;
};

/** The one copy that is there before anyone is known: who was signed in last. */
export const ME = "me";

const named = (key: string): string => (key === ME ? ME : `${owner} ${key}`);

/** A copy is what the same request answered before. */
const answers = <T>(_load: () => Promise<T>, copy: unknown): copy is T => copy !== undefined;

/** The answer, or the copy of the last one where the service cannot be reached. */
export async function withCopy<T>(key: string, load: () => Promise<T>): Promise<T> {
  try {
    const answer = await load();
    await keepCopy(key, answer);
    return answer;
  } catch (error) {
    const copy = isProblem(error, 0) ? await copyOf(key) : undefined;
    if (answers(load, copy)) return copy;
    throw error;
  }
}

export async function copyOf(key: string): Promise<unknown> {
  return (await kept())?.get("copies", named(key));
}

/** A copy that cannot be kept (no room left) is done without. */
export async function keepCopy(key: string, answer: unknown): Promise<void> {
  await (await kept())?.put("copies", answer, named(key)).catch(() => undefined);
}

export async function forgetCopies(): Promise<void> {
  await (await kept())?.clear("copies");
}
