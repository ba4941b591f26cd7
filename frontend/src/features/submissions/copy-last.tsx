import { CopyOutlined } from "@ant-design/icons";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useTranslation } from "react-i18next";

import { keys } from "@/api/keys";
import type { Submission } from "@/api/types";
import { ProblemMessage } from "@/ui/problem-message";

import { copyLast } from "./api/copy-last";
import type { EntrySession } from "./entry-session";
import { reasonOf, useTurn } from "./turn";

/** Takes over last period's figures where nothing is said; they stay marked until someone touches them. */
export function CopyLast({ submission, session }: { submission: Submission; session: EntrySession }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const turn = useTurn();
  const copy = useMutation({
    mutationFn: async () => {
      await session.flush();
      return copyLast(submission.id, reasonOf(turn));
    },
    onSuccess: (copied) => queries.setQueryData(keys.submission(submission.id), copied),
  });
  if (!submission.previous) return null;
  return (
    <>
      <Button icon={<CopyOutlined aria-hidden />} loading={copy.isPending} onClick={() => copy.mutate()}>
        {t("entry.copyLast", { period: submission.previous.period_code })}
      </Button>
      {copy.error && <ProblemMessage error={copy.error} />}
    </>
  );
}
