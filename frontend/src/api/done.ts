import { problemFrom } from "./problem";

/** For an answer that has no body when all went well (204). */
export async function done(exchange: Promise<{ error?: unknown; response: Response }>): Promise<void> {
  const { error, response } = await exchange;
  if (!response.ok) throw problemFrom(response.status, error);
}
