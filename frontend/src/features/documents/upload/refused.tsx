import { useTranslation } from "react-i18next";

import { ProblemError } from "@/api/problem";
import { Notice } from "@/ui/notice";
import { ProblemMessage } from "@/ui/problem-message";

import { Refusal } from "../api/send-file";
import { helpFor } from "./help-for";

/** Why a file was not taken, in the service's words, and what to do about it. */
export function Refused({ error }: { error: Error }) {
  const { t } = useTranslation();
  const help = error instanceof ProblemError ? helpFor(error) : undefined;
  if (help === undefined) return <ProblemMessage error={error} />;
  const seconds = error instanceof Refusal ? error.retryAfter : undefined;
  return (
    <Notice tone="error" alert>
      <p className="notice-title">{error.message || t("documents.upload.refused")}</p>
      <p>
        {help === "busy"
          ? t("documents.upload.help.busy", { count: seconds ?? 60 })
          : t(`documents.upload.help.${help}`)}
      </p>
    </Notice>
  );
}
