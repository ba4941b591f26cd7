import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";

import { keys } from "@/api/keys";
import { usePick } from "@/locales/use-language";
import { Notice } from "@/ui/notice";
import { ProblemMessage } from "@/ui/problem-message";

import { resumeLoad, takeChecked } from "./api/sending";
import { Mending } from "./mending";
import { Problems } from "./problems";
import { Running } from "./running";
import { TakenReports } from "./taken-reports";
import { isFinished, type Load, notTaken } from "./types";

interface Props {
  load: Load;
  /** What was checked, where it is still at hand: only then can it be mended here. */
  file: File | undefined;
  onFile: (mended: File) => void;
  onLoad: (load: Load) => void;
}

/** What became of a file, or would: in numbers, row by row, and what can be done next. */
export function LoadView({ load, file, onFile, onLoad }: Props) {
  const { t } = useTranslation();
  const pick = usePick();
  const queries = useQueryClient();
  const step = useMutation({
    mutationFn: (ask: () => Promise<Load>) => ask(),
    onSuccess: (next) => {
      onLoad(next);
      void queries.invalidateQueries({ queryKey: keys.reporters });
    },
  });
  const { plan_token: plan, accepted, unchanged, failure } = load;
  const heading = useRef<HTMLHeadingElement>(null);
  const finished = isFinished(load);
  const title = load.applies ? t("bulk.result") : t("bulk.check");

  useEffect(() => {
    // The button that was pressed is gone: whoever works by keyboard goes on from what came of it.
    if (finished && document.activeElement === document.body) heading.current?.focus();
  }, [finished]);

  if (!finished) return <Running load={load} onLoad={onLoad} />;
  return (
    <section className="section" aria-labelledby="load-title">
      <h2 id="load-title" ref={heading} tabIndex={-1}>
        {title}
      </h2>
      <div aria-live="polite">
        {failure && <Notice tone="error">{pick(failure.message_vi, failure.message_en)}</Notice>}
        {load.state === "cancelled" && <Notice tone="warning">{t("bulk.cancelled")}</Notice>}
        {load.applies && load.state === "done" && (
          <Notice tone={notTaken(load) ? "warning" : "good"}>
            <p>{t("bulk.taken", { count: accepted, reports: load.submissions, unchanged })}</p>
            {load.submitted > 0 && <p>{t("bulk.handedIn", { count: load.submitted })}</p>}
            <TakenReports id={load.id} reports={load.submissions} />
          </Notice>
        )}
        {!load.applies && (
          <p>{t("bulk.counts", { rows: load.rows, accepted, unchanged, reports: load.submissions })}</p>
        )}
        {notTaken(load) > 0 && (
          <p>{t("bulk.notTaken", { refused: load.refused, heldBack: load.held_back })}</p>
        )}
      </div>
      {step.error && <ProblemMessage error={step.error} />}
      <div className="actions">
        {!load.applies && plan !== null && accepted > 0 && (
          <Button
            type="primary"
            loading={step.isPending}
            onClick={() => step.mutate(() => takeChecked(plan))}
          >
            {t(load.into === "submitted" ? "bulk.takeAndHandIn" : "bulk.take", { count: accepted })}
          </Button>
        )}
        {load.resumable && (
          <Button
            type="primary"
            loading={step.isPending}
            onClick={() => step.mutate(() => resumeLoad(load.id))}
          >
            {t("bulk.resume")}
          </Button>
        )}
      </div>
      {load.refused_rows_url !== null && (
        <Mending load={load} file={load.applies ? undefined : file} onFile={onFile} />
      )}
      {load.problems.length > 0 && <Problems load={load} />}
    </section>
  );
}
