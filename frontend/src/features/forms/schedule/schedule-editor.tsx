import { useMutation } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { isProblem } from "@/api/problem";
import type { Form, Level } from "@/api/types";
import { periodName } from "@/figures/period-text";
import { usePick } from "@/locales/use-language";
import { AskForm } from "@/ui/ask-form";
import { Choice } from "@/ui/choice";
import { LeaveGuard } from "@/ui/leave-guard";
import { Notice } from "@/ui/notice";

import { keepSchedule, previewSchedule, useKeeping } from "../api/keeping";
import type { PeriodKind, Schedule } from "../types";
import { ComingTable } from "./coming-table";
import { KindFields } from "./kind-fields";
import { draftOf, faultsOf, newRule, RULED, rulesOf, type ScheduleDraft } from "./schedule-draft";
import { ScheduleWords } from "./schedule-words";

/** The rules while they are changed; they are kept only after the periods by them were looked through. */
export function ScheduleEditor({ form, now }: { form: Form; now: Schedule }) {
  const { t } = useTranslation();
  const pick = usePick();
  const keeping = useKeeping<Schedule>();
  const [begun, setBegun] = useState(now);
  const [draft, setDraft] = useState<ScheduleDraft>(() => draftOf(now.rules));
  const [sent, setSent] = useState(false);
  const [adding, setAdding] = useState<PeriodKind>("year");
  const preview = useMutation({ mutationFn: () => previewSchedule(form.id, begun.version, rulesOf(draft)) });
  const faults = sent ? faultsOf(draft) : new Map<string, never>();
  const error = keeping.error ?? preview.error;
  const stale = isProblem(error, 412) && now.version !== begun.version;
  const changed = JSON.stringify(rulesOf(draft)) !== JSON.stringify(rulesOf(draftOf(begun.rules)));

  const set = (next: ScheduleDraft) => {
    setDraft(next);
    preview.reset();
    keeping.reset();
  };
  const show = () => {
    setSent(true);
    if (faultsOf(draft).size === 0) preview.mutate();
  };
  const save = () =>
    keeping.mutate(() => keepSchedule(form.id, begun.version, rulesOf(draft)), {
      onSuccess: (kept) => {
        setBegun(kept);
        setSent(false);
        preview.reset();
      },
    });
  const settle = (theirs: boolean) => {
    setBegun(now);
    if (theirs) set(draftOf(now.rules));
    else {
      preview.reset();
      keeping.reset();
    }
  };
  const remarkOf = (kind: PeriodKind, level: Level) => {
    for (const { period, levels } of preview.data?.coming ?? []) {
      const found = levels.find((one) => one.level === level)?.findings[0];
      if (period.kind === kind && found)
        return t("making.schedule.remark", {
          period: periodName(t, period),
          text: pick(found.text_vi, found.text_en),
        });
    }
    return undefined;
  };
  const asked = form.sections.flatMap((section) => section.items.flatMap((item) => item.levels));
  const others = RULED.filter((kind) => !draft.some((one) => one.kind === kind));
  const offered = others.includes(adding) ? adding : others[0];

  return (
    <>
      {stale && (
        <Notice tone="warning" alert>
          <p className="notice-title">{t("making.schedule.stale")}</p>
          <ScheduleWords rules={now.rules} />
          <div className="actions">
            <Button onClick={() => settle(true)}>{t("making.schedule.theirs")}</Button>
            <Button onClick={() => settle(false)}>{t("making.schedule.mine")}</Button>
          </div>
        </Notice>
      )}
      <div className="wide-form">
        <AskForm error={error} rest={stale ? undefined : (error ?? undefined)} onSubmit={show}>
          {draft.length === 0 && <p>{t("making.schedule.none")}</p>}
          {draft.map((value) => (
            <KindFields
              key={value.kind}
              value={value}
              faults={faults}
              asked={asked}
              remarkOf={(level) => remarkOf(value.kind, level)}
              onChange={(next) => set(draft.map((one) => (one === value ? next : one)))}
              onRemove={() => set(draft.filter((one) => one !== value))}
            />
          ))}
          {offered && (
            <div className="filters">
              <Choice
                label={t("making.schedule.kind")}
                value={offered}
                options={others.map((kind) => ({ value: kind, label: t(`asking.kind.${kind}`) }))}
                onChange={setAdding}
              />
              <Button onClick={() => set([...draft, { kind: offered, rules: [newRule("commune")] }])}>
                {t("making.schedule.addKind")}
              </Button>
            </div>
          )}
          <div className="actions">
            <Button htmlType="submit" loading={preview.isPending}>
              {t("making.schedule.preview")}
            </Button>
          </div>
        </AskForm>
      </div>
      <div aria-live="polite">
        {keeping.isSuccess && (
          <Notice tone="good">
            <p>{t("making.schedule.saved")}</p>
          </Notice>
        )}
        {preview.data && (
          <section className="panel" aria-labelledby="coming">
            <h2 id="coming">{t("making.schedule.coming")}</h2>
            <ComingTable coming={preview.data.coming} unknownYears={preview.data.unknown_years} />
            <div className="actions">
              <Button type="primary" loading={keeping.isPending} onClick={save}>
                {t("making.schedule.save")}
              </Button>
            </div>
          </section>
        )}
      </div>
      <LeaveGuard unsaved={() => changed} />
    </>
  );
}
