import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Button } from "antd";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";

import { Notice } from "@/ui/notice";
import { Page } from "@/ui/page";
import { ProblemMessage } from "@/ui/problem-message";

import { bodyKeys } from "./api/keys";
import { sendList } from "./api/send-list";
import { ImportRows } from "./import-rows";
import { ToMend } from "./to-mend";
import "./words";

/** A list of bodies is shown row by row first, and brought in as a whole. */
export function ImportPage() {
  const { t } = useTranslation();
  const fileId = useId();
  const queries = useQueryClient();
  const [file, setFile] = useState<File>();
  const preview = useMutation({ mutationFn: (chosen: File) => sendList(chosen) });
  const bringIn = useMutation({
    mutationFn: ({ chosen, token }: { chosen: File; token: string }) => sendList(chosen, token),
    onSuccess: () => void queries.invalidateQueries({ queryKey: bodyKeys.all }),
  });

  const choose = (chosen: File | undefined) => {
    setFile(chosen);
    preview.reset();
    bringIn.reset();
    if (chosen) preview.mutate(chosen);
  };

  const shown = preview.data;
  const token = shown?.token ?? undefined;
  const todo = shown ? shown.new + shown.changed : 0;
  return (
    <Page title={t("bodies.import.title")} lead={<Link to="/bodies">{t("bodies.backToList")}</Link>}>
      <section className="panel" aria-label={t("bodies.import.title")}>
        <p>{t("bodies.import.lead")}</p>
        <div className="field">
          <label htmlFor={fileId}>{t("bodies.import.file")}</label>
          <input
            id={fileId}
            type="file"
            accept=".csv,.xlsx"
            onChange={(event) => choose(event.target.files?.[0])}
          />
        </div>
        {(preview.error ?? bringIn.error) && (
          <ProblemMessage
            error={bringIn.error ?? preview.error ?? new Error()}
            onRetry={file && (() => choose(file))}
          />
        )}
      </section>
      <div aria-live="polite">
        {bringIn.isSuccess && (
          <Notice tone="good">
            <p>{t("bodies.import.done", { count: bringIn.data.new + bringIn.data.changed })}</p>
            <Link to="/bodies">{t("bodies.backToList")}</Link>
          </Notice>
        )}
        {preview.isPending && <p>{t("common.loading")}</p>}
        {shown && !bringIn.isSuccess && (
          <p>
            {t("bodies.import.counts", {
              new: shown.new,
              changed: shown.changed,
              unchanged: shown.unchanged,
              refused: shown.refused,
            })}
          </p>
        )}
      </div>
      {shown && !bringIn.isSuccess && (
        <>
          {shown.refused > 0 && (
            <Notice tone="warning">
              <p>{t("bodies.import.mend")}</p>
              {file && <ToMend file={file} />}
            </Notice>
          )}
          <ImportRows rows={shown.rows} />
          {file && token !== undefined && todo > 0 && (
            <div className="actions">
              <Button
                type="primary"
                loading={bringIn.isPending}
                onClick={() => bringIn.mutate({ chosen: file, token })}
              >
                {t("bodies.import.step", { count: todo })}
              </Button>
            </div>
          )}
        </>
      )}
    </Page>
  );
}
