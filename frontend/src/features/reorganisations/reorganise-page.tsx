import { useMutation, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { Button } from "antd";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import { keys } from "@/api/keys";
import { useMe } from "@/api/me";
import { useUnit } from "@/api/use-unit";
import { Choice } from "@/ui/choice";
import { ConfirmDialog } from "@/ui/confirm-dialog";
import { dayText } from "@/ui/dates";
import { Notice } from "@/ui/notice";
import { Page } from "@/ui/page";

import { previewOf, recordAs, recordedQuery } from "./api/reorganising";
import { blank, type Draft, type Step, STEPS, wantedOf } from "./draft";
import { DraftForm } from "./draft-form";
import { PreviewPanel } from "./preview-panel";
import { RecordedList } from "./recorded-list";
import type { Preview, Wanted } from "./types";
import "./words";

const route = getRouteApi("/signed-in/reorganisations");

interface Seen {
  wanted: Wanted;
  found: Preview;
}

/** A reorganisation is laid out, previewed and only then recorded. */
export function ReorganisePage() {
  const { t } = useTranslation();
  const me = useMe();
  const queries = useQueryClient();
  const { unit_id } = route.useSearch();
  const unit = useUnit(unit_id ?? me.home.id, me.today);
  const [draft, setDraft] = useState<Draft>();
  const [asking, setAsking] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);

  const preview = useMutation({
    mutationFn: async (wanted: Wanted): Promise<Seen> => ({ wanted, found: await previewOf(wanted) }),
  });
  const recording = useMutation({
    mutationFn: ({ wanted, found }: Seen) => recordAs(wanted, found.plan),
    onSuccess: () => {
      setAsking(false);
      setDraft(undefined);
      void queries.invalidateQueries({ queryKey: keys.units });
      void queries.invalidateQueries({ queryKey: recordedQuery.queryKey });
    },
  });
  const seen = recording.isSuccess ? undefined : preview.data;
  useEffect(() => {
    if (seen) heading.current?.focus();
  }, [seen]);

  const first = unit_id === undefined ? undefined : unit.data;
  const current = draft ?? blank("merge", first);
  const change = (changed: Draft) => {
    setDraft(changed);
    if (recording.isSuccess) recording.reset();
    // What was previewed is no longer what stands in the form.
    if (preview.data && JSON.stringify(wantedOf(changed)) !== JSON.stringify(preview.data.wanted))
      preview.reset();
  };

  return (
    <Page title={t("reorganisations.title")} lead={t("reorganisations.lead")}>
      <p>
        <Link to="/units">{t("reorganisations.units")}</Link>
      </p>
      <div aria-live="polite">
        {recording.isSuccess && (
          <Notice tone="good">
            {t("reorganisations.recorded", {
              day: dayText(recording.data.effective_on),
              resolution: recording.data.resolution,
            })}
          </Notice>
        )}
      </div>
      {me.permissions.includes("unit:manage") && (
        <section className="panel" aria-label={t("reorganisations.title")}>
          <Choice<Step>
            label={t("reorganisations.kindOfStep")}
            value={current.step}
            options={STEPS.map((step) => ({ value: step, label: t(`reorganisations.kind.${step}`) }))}
            onChange={(step) => change(blank(step, current.old[0], current))}
          />
          <DraftForm
            key={`${current.step} ${recording.isSuccess}`}
            draft={current}
            today={me.today}
            busy={preview.isPending}
            error={preview.error}
            onChange={change}
            onPreview={(wanted) => preview.mutate(wanted)}
          />
        </section>
      )}
      {seen && (
        <section className="panel" aria-labelledby="reorganisation-preview">
          <h2 id="reorganisation-preview" ref={heading} tabIndex={-1}>
            {t("reorganisations.found.title", { day: dayText(seen.found.effective_on) })}
          </h2>
          <PreviewPanel found={seen.found} />
          <div className="actions">
            <Button type="primary" onClick={() => setAsking(true)}>
              {t("reorganisations.record")}
            </Button>
          </div>
          {asking && (
            <ConfirmDialog
              title={t("reorganisations.recordTitle")}
              step={t("reorganisations.record")}
              busy={recording.isPending}
              error={recording.error}
              home="recorded-reorganisations"
              onCancel={() => setAsking(false)}
              onConfirm={() => recording.mutate(seen)}
            >
              <p>
                {t("reorganisations.recordText", {
                  day: dayText(seen.found.effective_on),
                  resolution: seen.wanted.resolution,
                })}
              </p>
            </ConfirmDialog>
          )}
        </section>
      )}
      <RecordedList />
    </Page>
  );
}
