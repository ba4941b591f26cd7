import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { Submission } from "@/api/types";
import { instantText } from "@/ui/dates";
import { Loaded } from "@/ui/loaded";
import { ProblemMessage } from "@/ui/problem-message";

import { addComment, commentsKey, resolveComment, useComments } from "../api/comments";
import type { Cell } from "../cells";

import { TextForm } from "./text-form";

interface Props {
  cell: Cell;
  submission: Submission;
}

/** What reporter and reviewer say to each other about the figure. Fetched when someone opens it. */
export function Comments({ cell, submission }: Props) {
  const { t } = useTranslation();
  const counted = submission.cells.find(
    ({ indicator_id, category_id }) => indicator_id === cell.indicator.id && category_id === cell.category.id,
  );
  const [open, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {t("entry.comments.title", { open: counted?.open_comments ?? 0, all: counted?.comments ?? 0 })}
      </summary>
      {open && <Talk cell={cell} submission={submission} />}
    </details>
  );
}

function Talk({ cell, submission }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const comments = useComments(submission.id, cell.key);
  const take = (said: Awaited<ReturnType<typeof addComment>>) =>
    queries.setQueryData(commentsKey(submission.id, cell.key), said);
  const add = useMutation({
    mutationFn: (text: string) => addComment(submission.id, cell.key, text),
    onSuccess: take,
  });
  const resolve = useMutation({
    mutationFn: (commentId: number) => resolveComment(submission.id, commentId),
    onSuccess: take,
  });
  return (
    <Loaded query={comments}>
      {({ items }) => (
        <>
          <ul className="comments">
            {items.map((comment) => (
              <li key={comment.id} className="cell-said">
                <p className="reason">{comment.text}</p>
                <p className="quiet">
                  {comment.user_name ?? t("entry.history.someone")}, {instantText(comment.said_at)}
                </p>
                {comment.resolved_at === null ? (
                  <Button size="small" loading={resolve.isPending} onClick={() => resolve.mutate(comment.id)}>
                    {t("entry.comments.resolve")}
                  </Button>
                ) : (
                  <p className="quiet">
                    {t("entry.comments.resolved", { when: instantText(comment.resolved_at) })}
                  </p>
                )}
              </li>
            ))}
          </ul>
          {resolve.error && <ProblemMessage error={resolve.error} />}
          {submission.actions.includes("comment") && (
            <TextForm
              label={t("entry.comments.new")}
              action={t("entry.comments.send")}
              shortest={1}
              busy={add.isPending}
              error={add.error}
              onSubmit={(text, clear) => add.mutate(text, { onSuccess: clear })}
            />
          )}
        </>
      )}
    </Loaded>
  );
}
