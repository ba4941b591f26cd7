import { type QueryKey, useMutation, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { type ReactNode, useId, useState } from "react";
import { useTranslation } from "react-i18next";

import { Notice } from "./notice";
import { ProblemMessage } from "./problem-message";

/** What a file would do; the token brings the same file in, and is missing while something is refused. */
interface Preview extends Counts {
  token: string | null;
}

type Counts = Record<"new" | "changed" | "unchanged" | "refused", number>;

/** What is said of the things that the file holds. */
interface Words {
  title: string;
  lead: string;
  /** What to choose. */
  file: string;
  counts: (counts: Counts) => string;
  mend: string;
  step: (count: number) => string;
  done: (count: number) => string;
}

interface Props<P extends Preview> {
  words: Words;
  /** File endings, as `.json,.xlsx`. */
  accept: string;
  /** Shows the file, or, with the token of that preview, brings it in. */
  send: (file: File, token?: string) => Promise<P>;
  /** What is fetched again once it is in. */
  stale: QueryKey;
  /** The rows of the preview. */
  rows: (preview: P) => ReactNode;
  /** How the refused rows are mended, beside the advice to do so. */
  mending?: (file: File) => ReactNode;
  /** Where to go on once it is in. */
  after?: ReactNode;
}

/** A file shown row by row first, and then brought in as a whole or not at all. */
export function FileImport<P extends Preview>(props: Props<P>) {
  const { words, accept, send, stale, rows, mending, after } = props;
  const { t } = useTranslation();
  const fileId = useId();
  const queries = useQueryClient();
  const [file, setFile] = useState<File>();
  const preview = useMutation({ mutationFn: (chosen: File) => send(chosen) });
  const bringIn = useMutation({
    mutationFn: ({ chosen, token }: { chosen: File; token: string }) => send(chosen, token),
    onSuccess: () => void queries.invalidateQueries({ queryKey: stale }),
  });

  const choose = (chosen: File | undefined) => {
    setFile(chosen);
    preview.reset();
    bringIn.reset();
    if (chosen) preview.mutate(chosen);
  };

  const shown = bringIn.isSuccess ? undefined : preview.data;
  const token = shown?.token ?? undefined;
  const todo = shown ? shown.new + shown.changed : 0;
  const error = bringIn.error ?? preview.error;
  return (
    <>
      <section className="panel" aria-label={words.title}>
        <p>{words.lead}</p>
        <div className="field">
          <label htmlFor={fileId}>{words.file}</label>
          <input
            id={fileId}
            type="file"
            accept={accept}
            onChange={(event) => choose(event.target.files?.[0])}
          />
        </div>
        {error && <ProblemMessage error={error} onRetry={file && (() => choose(file))} />}
      </section>
      <div aria-live="polite">
        {bringIn.isSuccess && (
          <Notice tone="good">
            <p>{words.done(bringIn.data.new + bringIn.data.changed)}</p>
            {after}
          </Notice>
        )}
        {preview.isPending && <p>{t("common.loading")}</p>}
        {shown && <p>{words.counts(shown)}</p>}
      </div>
      {shown && (
        <>
          {shown.refused > 0 && (
            <Notice tone="warning">
              <p>{words.mend}</p>
              {file && mending?.(file)}
            </Notice>
          )}
          {rows(shown)}
          {file && token !== undefined && todo > 0 && (
            <div className="actions">
              <Button
                type="primary"
                loading={bringIn.isPending}
                onClick={() => bringIn.mutate({ chosen: file, token })}
              >
                {words.step(todo)}
              </Button>
            </div>
          )}
        </>
      )}
    </>
  );
}
