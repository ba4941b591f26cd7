import { Button } from "antd";
import { useTranslation } from "react-i18next";

import { ProblemError } from "@/api/problem";

import { adviceFor } from "./advice";
import { Notice } from "./notice";

interface Props {
  error: Error;
  onRetry?: (() => void) | undefined;
}

/** A problem as sentences: what happened, where, and what to do. */
export function ProblemMessage({ error, onRetry }: Props) {
  const { t } = useTranslation();
  const problem = error instanceof ProblemError ? error : undefined;
  return (
    <Notice tone="error" alert>
      <p className="notice-title">{useSentence(error)}</p>
      {problem !== undefined && problem.fields.length > 0 && (
        <ul>
          {problem.fields.map((field) => (
            <li key={field.pointer + field.code}>{field.detail}</li>
          ))}
        </ul>
      )}
      <p>{t(`common.problem.advice.${adviceFor(error)}`)}</p>
      {problem?.requestId !== undefined && (
        <p className="quiet">{t("common.problem.reference", { id: problem.requestId })}</p>
      )}
      {onRetry && <Button onClick={onRetry}>{t("common.retry")}</Button>}
    </Notice>
  );
}

function useSentence(error: Error): string {
  const { t } = useTranslation();
  if (!(error instanceof ProblemError)) return t("common.problem.unexpected");
  if (error.message) return error.message;
  if (error.status === 0) return t("common.problem.unreachable");
  return t("common.problem.unknown", { status: error.status });
}
