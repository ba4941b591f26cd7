import { type ReactNode, useState } from "react";

import { download } from "@/api/download";
import { ProblemMessage } from "@/ui/problem-message";

/** Starts a download; what went wrong is a message to be shown beside the button. */
export function useDownload(): {
  start: (address: string, fallback: string) => void;
  busy: boolean;
  message: ReactNode;
} {
  const [error, setError] = useState<Error>();
  const [busy, setBusy] = useState(false);
  const start = (address: string, fallback: string) => {
    setBusy(true);
    setError(undefined);
    download(address, fallback)
      .catch((caught: unknown) => setError(caught instanceof Error ? caught : new Error(String(caught))))
      .finally(() => setBusy(false));
  };
  return { start, busy, message: error && <ProblemMessage error={error} /> };
}
