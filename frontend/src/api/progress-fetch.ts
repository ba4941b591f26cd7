import { connection } from "./connection";
import { language } from "./language";
import { unreachable } from "./problem";
import { currentToken, renewSession } from "./session";

/** How far a file has come: the share sent, 0 to 1; at 1 the service is reading it. */
export type OnProgress = (share: number) => void;

/** Sends `form` as `fetch` would, and says how far it has come, which `fetch` cannot. */
export function progressFetch(
  form: FormData,
  onProgress: OnProgress,
): (request: Request) => Promise<Response> {
  return async (request) => {
    const token = currentToken();
    const response = await post(request, form, token, onProgress);
    if (response.status !== 401 || !(await renewSession(token))) return response;
    return post(request, form, currentToken(), onProgress);
  };
}

function post(
  { url, method, headers, signal }: Request,
  form: FormData,
  token: string | undefined,
  onProgress: OnProgress,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    const exchange = new XMLHttpRequest();
    const stop = () => exchange.abort();
    const lost = () => {
      connection.set("offline");
      reject(unreachable());
    };
    exchange.open(method, url);
    exchange.setRequestHeader("Accept-Language", language.get());
    if (token !== undefined) exchange.setRequestHeader("Authorization", `Bearer ${token}`);
    const version = headers.get("If-Match");
    if (version !== null) exchange.setRequestHeader("If-Match", version);
    exchange.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    exchange.upload.onload = () => onProgress(1);
    exchange.onload = () => {
      connection.set("online");
      resolve(answerOf(exchange));
    };
    exchange.onerror = lost;
    exchange.ontimeout = lost;
    exchange.onabort = () => reject(new DOMException("", "AbortError"));
    exchange.onloadend = () => signal.removeEventListener("abort", stop);
    signal.addEventListener("abort", stop);
    if (signal.aborted) exchange.abort();
    else exchange.send(form);
  });
}

function answerOf(exchange: XMLHttpRequest): Response {
  const lines = exchange
    .getAllResponseHeaders()
    .trim()
    .split(/[\r\n]+/);
  const headers = lines.flatMap((line): [string, string][] => {
    const [name = "", ...value] = line.split(": ");
    return name ? [[name, value.join(": ")]] : [];
  });
  return new Response(exchange.responseText, { status: exchange.status, headers });
}
