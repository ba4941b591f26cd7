import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { keys } from "@/api/keys";
import type { Submission } from "@/api/types";
import type { Check } from "@/figures/checks";
import { instantText } from "@/ui/dates";

import { explain } from "../api/explain";
import type { Cell } from "../cells";
import type { EntrySession } from "../entry-session";
import { reasonOf, useTurn, writes } from "../turn";
import { useCheckText } from "../use-remark-text";

import { TextForm } from "./text-form";

interface Props {
  session: EntrySession;
  cell: Cell;
  submission: Submission;
}

/** The written reason (giải trình) that each unlikely figure needs; it holds until the figure changes. */
export function Explanations({ session, cell, submission }: Props) {
  const soft = session.sheet.findings(cell.key).filter(({ severity }) => severity === "soft");
  return soft.map((check) => (
    <Explanation key={check.kind} session={session} check={check} submission={submission} />
  ));
}

function Explanation({ session, check, submission }: Omit<Props, "cell"> & { check: Check }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const checkText = useCheckText(session.sheet);
  const turn = useTurn();
  const given = submission.explanations.find(({ kind, cell }) => kind === check.kind && cell === check.cell);
  const send = useMutation({
    mutationFn: async (text: string) => {
      // What is explained is the figure that the service holds.
      await session.flush();
      const seen = session.sheet.held(check.cell)?.version ?? 0;
      return explain(submission.id, check, seen, text, reasonOf(turn));
    },
    onSuccess: (explained) => queries.setQueryData(keys.submission(submission.id), explained),
  });
  if (given?.valid) {
    return (
      <div className="cell-said">
        <p>
          <strong>{t("entry.explain.title")}</strong>: {given.text}
        </p>
        <p className="quiet">
          {given.user_name ?? t("entry.history.someone")}, {instantText(given.explained_at)}
        </p>
      </div>
    );
  }
  if (!writes(turn)) return null;
  return (
    <TextForm
      label={`${t("entry.explain.title")}: ${checkText(check)}`}
      action={t("entry.explain.send")}
      shortest={3}
      busy={send.isPending}
      error={send.error}
      onSubmit={(text, clear) => send.mutate(text, { onSuccess: clear })}
    />
  );
}
