import createClient from "openapi-fetch";

import { connection } from "./connection";
import { language } from "./language";
import { problemFrom, unreachable } from "./problem";
import type { paths } from "./schema";
import { currentToken, renewSession } from "./session";

/** The service, typed by its own description. */
export const service = createClient<paths>({ fetch: fetchWithSession });

/** Sends the token and the reader's language; a 401 is answered by renewing the session and asking once more. */
export async function fetchWithSession(request: Request): Promise<Response> {
  const again = request.clone();
  const token = currentToken();
  const response = await send(request, token);
  const signsIn = /\/(session|sign-on\/complete)$/.test(new URL(request.url).pathname);
  if (response.status !== 401 || signsIn || !(await renewSession(token))) return response;
  return send(again, currentToken());
}

async function send(request: Request, token: string | undefined): Promise<Response> {
  request.headers.set("Accept-Language", language.get());
  if (token !== undefined) request.headers.set("Authorization", `Bearer ${token}`);
  try {
    const response = await fetch(request);
    connection.set("online");
    return response;
  } catch (error) {
    if (request.signal.aborted) throw error;
    connection.set("offline");
    throw unreachable();
  }
}

interface Exchange<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** The body of a good answer; any other answer is thrown as a problem. */
export async function answer<T>(exchange: Promise<Exchange<T>>): Promise<T> {
  return (await answerWithTag(exchange)).body;
}

export interface Tagged<T> {
  body: T;
  /** The version to send back as If-Match. */
  etag: string;
}

export async function answerWithTag<T>(exchange: Promise<Exchange<T>>): Promise<Tagged<T>> {
  const { data, error, response } = await exchange;
  if (data === undefined) throw problemFrom(response.status, error);
  return { body: data, etag: response.headers.get("ETag") ?? "" };
}
