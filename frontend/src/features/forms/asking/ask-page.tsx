import { useMutation } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { useMe } from "@/api/me";
import type { Form } from "@/api/types";
import { useForm } from "@/api/use-form";
import { periodName, periodText } from "@/figures/period-text";
import { usePick } from "@/locales/use-language";
import { AskForm } from "@/ui/ask-form";
import { Choice } from "@/ui/choice";
import { Loaded } from "@/ui/loaded";
import { Page } from "@/ui/page";
import { TextField } from "@/ui/text-field";

import { askForm, previewAsking, useKeeping } from "../api/keeping";
import { type AskDraft, codesOf, faultsOf, hasRule, KINDS, requestOf } from "./ask-draft";
import { DaysTable } from "./days-table";
import { LevelDues } from "./level-dues";
import type { Asked } from "./types";
import "./words";
import "../forms.css";

const route = getRouteApi("/signed-in/forms/$formId/ask");

/** Asks a form in a period: first what the days would be and what is wrong with them, then the step itself. */
export function AskPage() {
  const { t } = useTranslation();
  const pick = usePick();
  const { formId } = route.useParams();
  const form = useForm(formId);
  return (
    <Page
      title={t("asking.ask.title")}
      lead={
        <Link to="/forms/$formId" params={{ formId }}>
          {form.data ? pick(form.data.name_vi, form.data.name_en) : t("asking.backToForm")}
        </Link>
      }
    >
      <Loaded query={form} lines={6}>
        {(data) => <Ask form={data} />}
      </Loaded>
    </Page>
  );
}

function Ask({ form }: { form: Form }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const year = Number(useMe().today.slice(0, 4));
  const [draft, setDraft] = useState<AskDraft>({
    kind: "year",
    code: String(year),
    from: "",
    to: "",
    due: {},
  });
  const [sent, setSent] = useState(false);
  const preview = useMutation({
    mutationFn: () => previewAsking(form.id, form.version, requestOf(draft)),
  });
  const keeping = useKeeping<Asked>();
  const faults = sent ? faultsOf(draft) : [];
  const change = (next: Partial<AskDraft>) => {
    setDraft({ ...draft, ...next });
    preview.reset();
  };
  const show = () => {
    setSent(true);
    if (faultsOf(draft).length === 0) preview.mutate();
  };
  const ask = () =>
    keeping.mutate(() => askForm(form.id, form.version, requestOf(draft)), {
      onSuccess: () =>
        void navigate({
          to: "/forms/$formId/periods/$period",
          params: { formId: form.id, period: draft.code.trim() },
        }),
    });
  const error = keeping.error ?? preview.error;
  return (
    <>
      <section className="panel" aria-label={t("asking.ask.title")}>
        <p>{t("asking.ask.lead")}</p>
        <AskForm error={error} rest={error ?? undefined} onSubmit={show}>
          <PeriodFields draft={draft} year={year} faults={faults} onChange={change} />
          <LevelDues due={draft.due} faults={faults} onChange={(due) => change({ due })} />
          <div className="actions">
            <Button htmlType="submit" loading={preview.isPending}>
              {t("asking.ask.preview")}
            </Button>
          </div>
        </AskForm>
      </section>
      <div aria-live="polite">
        {preview.data && (
          <section className="panel" aria-labelledby="preview">
            <h2 id="preview">{periodText(t, preview.data.period)}</h2>
            <DaysTable asked={preview.data} />
            <div className="actions">
              <Button type="primary" loading={keeping.isPending} onClick={ask}>
                {t("asking.ask.step")}
              </Button>
            </div>
          </section>
        )}
      </div>
    </>
  );
}

interface FieldsProps {
  draft: AskDraft;
  year: number;
  faults: readonly string[];
  onChange: (next: Partial<AskDraft>) => void;
}

function PeriodFields({ draft, year, faults, onChange }: FieldsProps) {
  const { t } = useTranslation();
  const codes = [year - 1, year, year + 1].flatMap((one) => codesOf(draft.kind, one));
  const shape = (end: string) => (faults.includes(end) ? t("access.dates.shape") : undefined);
  return (
    <>
      <Choice
        label={t("asking.ask.kind")}
        value={draft.kind}
        options={KINDS.map((value) => ({ value, label: t(`asking.kind.${value}`) }))}
        onChange={(kind) => onChange({ kind, code: codesOf(kind, year)[0] ?? "" })}
      />
      {hasRule(draft.kind) ? (
        <Choice
          label={t("asking.ask.period")}
          value={draft.code}
          options={codes.map((code) => ({ value: code, label: nameOf(code) }))}
          onChange={(code) => onChange({ code })}
        />
      ) : (
        <>
          <TextField
            label={t("asking.ask.code")}
            hint={t("asking.ask.codeHint")}
            value={draft.code}
            maxLength={40}
            onChange={(code) => onChange({ code: code.toUpperCase() })}
            error={faults.includes("code") ? t("asking.ask.codeNeeded") : undefined}
          />
          <TextField
            label={t("asking.ask.from")}
            className="date-input"
            value={draft.from}
            onChange={(from) => onChange({ from })}
            error={shape("from")}
          />
          <TextField
            label={t("asking.ask.to")}
            className="date-input"
            value={draft.to}
            onChange={(to) => onChange({ to })}
            error={shape("to")}
          />
        </>
      )}
    </>
  );

  function nameOf(code: string): string {
    const found = Number(/\d{4}/.exec(code)?.[0]);
    return periodName(t, { code, kind: draft.kind, year: found, data_from: "", data_to: "" });
  }
}
