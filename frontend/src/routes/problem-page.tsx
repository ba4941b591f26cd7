import type { ErrorComponentProps } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { isProblem } from "@/api/problem";
import { Page } from "@/ui/page";
import { ProblemMessage } from "@/ui/problem-message";

/** The same where not even the shell could be shown, as when the service does not answer. */
export function ProblemAlone(props: ErrorComponentProps) {
  return (
    <main className="alone">
      <ProblemPage {...props} />
    </main>
  );
}

/** What stands in a page's place when it could not be opened at all. */
export function ProblemPage({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation();
  return (
    <Page title={t(isProblem(error, 403) ? "common.forbidden.title" : "common.failed.title")}>
      <ProblemMessage error={error instanceof Error ? error : new Error(String(error))} onRetry={reset} />
    </Page>
  );
}
