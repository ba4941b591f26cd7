import { fetchWithSession } from "./client";
import { problemFrom } from "./problem";

/** Fetches a file with the reader's token and hands it to the browser's downloads under the service's name for it. */
export async function download(
  address: string,
  fallback: string,
  method: "GET" | "POST" = "GET",
  body: FormData | null = null,
): Promise<void> {
  const response = await fetchWithSession(new Request(address, { method, body }));
  if (!response.ok) {
    const problem: unknown = await response.json().catch(() => undefined);
    throw problemFrom(response.status, problem);
  }
  saveAs(await response.blob(), nameIn(response.headers.get("Content-Disposition")) ?? fallback);
}

/** Hands bytes to the browser's downloads. */
export function saveAs(bytes: Blob, name: string): void {
  const url = URL.createObjectURL(bytes);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken the bytes by the next turn.
  setTimeout(() => URL.revokeObjectURL(url), 0);
}

/** The name in full letters where the header gives one. */
export function nameIn(disposition: string | null): string | undefined {
  const full = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? "")?.[1];
  if (full !== undefined) {
    try {
      return decodeURIComponent(full);
    } catch {
      return undefined;
    }
  }
  return /filename="([^"]+)"/.exec(disposition ?? "")?.[1];
}
