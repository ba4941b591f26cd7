import { useMutation, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { DropArea } from "@/ui/drop-area";
import { Loading } from "@/ui/loaded";
import { Page } from "@/ui/page";
import { ProblemMessage } from "@/ui/problem-message";

import { checkFile } from "./api/sending";
import { loadKey, useLoad } from "./api/use-load";
import { ChoiceFields } from "./choice-fields";
import { LoadView } from "./load-view";
import type { Choices, Load } from "./types";
import "./words";

const route = getRouteApi("/signed-in/upload");
const KINDS = ".csv,.xlsx,.ndjson,.jsonl,.json,.gz,.zst";

/** A file of figures: checked row by row first, mended, and then taken; the address names the file. */
export function UploadPage() {
  const { t } = useTranslation();
  const { load: id } = route.useSearch();
  const navigate = route.useNavigate();
  const queries = useQueryClient();
  const [file, setFile] = useState<File>();
  const [choices, setChoices] = useState<Choices>({ mode: "per_submission", into: "draft" });
  const shown = useLoad(id);

  const show = (load: Load) => {
    queries.setQueryData(loadKey(load.id), load);
    void navigate({ search: { load: load.id } });
  };
  const check = useMutation({
    mutationFn: ({ chosen, how }: { chosen: File; how: Choices }) => checkFile(chosen, how),
    onSuccess: show,
  });
  const send = (chosen: File | undefined, how: Choices) => {
    setChoices(how);
    if (!chosen) return;
    setFile(chosen);
    check.mutate({ chosen, how });
  };

  const error = check.error ?? (id === undefined ? null : shown.error);
  const load = check.isPending || check.error ? undefined : shown.data;
  return (
    <Page title={t("bulk.title")} lead={t("bulk.lead")}>
      <DropArea
        words={{
          area: t("bulk.area"),
          drop: t("bulk.drop"),
          choose: file ? t("bulk.replace") : t("bulk.choose"),
          kinds: t("bulk.kinds"),
        }}
        accept={KINDS}
        onFiles={([chosen]) => send(chosen, choices)}
      />
      <p>
        {t("bulk.template")} <Link to="/forms">{t("bulk.toForms")}</Link>
      </p>
      <ChoiceFields choices={choices} onChange={(how) => send(load?.applies ? undefined : file, how)} />
      {file && <p>{t("bulk.chosen", { name: file.name })}</p>}
      {error && (
        <ProblemMessage
          error={error}
          onRetry={file && (() => check.mutate({ chosen: file, how: choices }))}
        />
      )}
      {(check.isPending || (id !== undefined && shown.isPending)) && <Loading />}
      {load && (
        <LoadView
          key={load.id}
          load={load}
          file={file}
          onFile={(mended) => send(mended, choices)}
          onLoad={show}
        />
      )}
    </Page>
  );
}
