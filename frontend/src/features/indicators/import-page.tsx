import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Button } from "antd";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";

import { useMe } from "@/api/me";
import { Notice } from "@/ui/notice";
import { Page } from "@/ui/page";
import { ProblemMessage } from "@/ui/problem-message";

import { indicatorKeys } from "./api/keys";
import { sendCatalogue } from "./api/send-catalogue";
import { ImportEntries } from "./import-entries";
import "./words";

/** A catalogue of the reader's unit is shown entry by entry first, and brought in as a whole. */
export function ImportPage() {
  const { t } = useTranslation();
  const me = useMe();
  const fileId = useId();
  const queries = useQueryClient();
  const [file, setFile] = useState<File>();
  const preview = useMutation({ mutationFn: (chosen: File) => sendCatalogue(me.home.id, chosen) });
  const bringIn = useMutation({
    mutationFn: ({ chosen, token }: { chosen: File; token: string }) =>
      sendCatalogue(me.home.id, chosen, token),
    onSuccess: () => void queries.invalidateQueries({ queryKey: indicatorKeys.all }),
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
    <Page
      title={t("indicators.import.title")}
      lead={<Link to="/indicators">{t("indicators.backToList")}</Link>}
    >
      <section className="panel" aria-label={t("indicators.import.title")}>
        <p>{t("indicators.import.lead", { unit: me.home.name })}</p>
        <div className="field">
          <label htmlFor={fileId}>{t("indicators.import.file")}</label>
          <input
            id={fileId}
            type="file"
            accept=".json,.xlsx"
            onChange={(event) => choose(event.target.files?.[0])}
          />
        </div>
        {error && <ProblemMessage error={error} onRetry={file && (() => choose(file))} />}
      </section>
      <div aria-live="polite">
        {bringIn.isSuccess && (
          <Notice tone="good">
            <p>{t("indicators.import.done", { count: bringIn.data.new + bringIn.data.changed })}</p>
          </Notice>
        )}
        {preview.isPending && <p>{t("common.loading")}</p>}
        {shown && (
          <p>
            {t("indicators.import.counts", {
              new: shown.new,
              changed: shown.changed,
              unchanged: shown.unchanged,
              refused: shown.refused,
            })}
          </p>
        )}
      </div>
      {shown && (
        <>
          {shown.refused > 0 && (
            <Notice tone="warning">
              <p>{t("indicators.import.mend")}</p>
            </Notice>
          )}
          <ImportEntries entries={shown.entries} />
          {file && token !== undefined && todo > 0 && (
            <div className="actions">
              <Button
                type="primary"
                loading={bringIn.isPending}
                onClick={() => bringIn.mutate({ chosen: file, token })}
              >
                {t("indicators.import.step", { count: todo })}
              </Button>
            </div>
          )}
        </>
      )}
    </Page>
  );
}
