import { Link, useNavigate } from "@tanstack/react-router";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { problemAt, unplaced } from "@/api/field-problems";
import { useMe } from "@/api/me";
import type { Form, FormSummary, UnitRef } from "@/api/types";
import { useForms } from "@/api/use-forms";
import { BODY_KINDS } from "@/figures/body-kinds";
import { usePick } from "@/locales/use-language";
import { AskForm } from "@/ui/ask-form";
import { Choice } from "@/ui/choice";
import { Loaded } from "@/ui/loaded";
import { Notice } from "@/ui/notice";
import { Page } from "@/ui/page";
import { TextField } from "@/ui/text-field";

import { createForm, useKeeping } from "../api/keeping";
import "../body-words";
import { GroupSelect } from "./group-select";
import { faultsOf, type NewDraft, requestOf, WORDS } from "./new-draft";
import "../words";

/** A form of a unit: who reports it, and whether it begins empty or as another one. */
export function NewFormPage() {
  const { t } = useTranslation();
  const forms = useForms();
  return (
    <Page title={t("making.steps.new")} lead={<Link to="/forms">{t("shell.pages.forms")}</Link>}>
      <Loaded query={forms} lines={8}>
        {({ items, can_make: [unit, ...others] }) =>
          unit ? <NewForm forms={items} units={[unit, ...others]} /> : <Refused />
        }
      </Loaded>
    </Page>
  );
}

function Refused() {
  const { t } = useTranslation();
  return (
    <Notice tone="warning">
      <p>{t("common.problem.advice.permission")}</p>
    </Notice>
  );
}

interface Props {
  forms: readonly FormSummary[];
  units: readonly [UnitRef, ...UnitRef[]];
}

function NewForm({ forms, units }: Props) {
  const { t } = useTranslation();
  const pick = usePick();
  const navigate = useNavigate();
  const keeping = useKeeping<Form>();
  const { home } = useMe();
  const first = units.find(({ id }) => id === home.id) ?? units[0];
  const [draft, setDraft] = useState<NewDraft>({
    unitId: first.id,
    code: "",
    name_vi: "",
    name_en: "",
    source: "",
    by: "kind",
    kind: "peoples_committee",
    groupId: undefined,
    copyOf: undefined,
  });
  const [sent, setSent] = useState(false);
  const faults = sent ? faultsOf(draft) : new Map<string, never>();
  const set = (next: Partial<NewDraft>) => setDraft({ ...draft, ...next });

  const submit = () => {
    setSent(true);
    if (faultsOf(draft).size > 0) return;
    keeping.mutate(() => createForm(requestOf(draft)), {
      onSuccess: ({ id }) => void navigate({ to: "/forms/$formId/items", params: { formId: id } }),
    });
  };
  const errorAt = (name: string) => {
    const fault = faults.get(name);
    if (fault) return t(fault === "needed" ? "making.needed" : `making.new.${fault}`);
    return problemAt(keeping.error, `/${name}`);
  };

  return (
    <section className="panel" aria-label={t("making.steps.new")}>
      <p>{t("making.new.lead", { unit: units.find(({ id }) => id === draft.unitId)?.name })}</p>
      <AskForm
        error={keeping.error}
        rest={unplaced(keeping.error, ["/code", "/name_vi", "/name_en", "/source"])}
        onSubmit={submit}
      >
        {units.length > 1 && (
          <Choice
            label={t("making.new.unit")}
            value={`${draft.unitId}`}
            options={units.map(({ id, name }) => ({ value: `${id}`, label: name }))}
            onChange={(id) => set({ unitId: Number(id) })}
          />
        )}
        <TextField
          label={t("making.new.code")}
          hint={t("making.new.codeHint")}
          value={draft.code}
          maxLength={50}
          autoComplete="off"
          spellCheck={false}
          error={errorAt("code")}
          onChange={(code) => set({ code })}
        />
        {WORDS.map((name) => (
          <TextField
            key={name}
            label={t(`making.new.${name}`)}
            hint={name === "source" ? t("making.new.sourceHint") : undefined}
            value={draft[name]}
            maxLength={300}
            error={errorAt(name)}
            onChange={(text) => set({ [name]: text })}
          />
        ))}
        <Choice
          label={t("making.new.reporters")}
          value={draft.by}
          options={(["kind", "group"] as const).map((by) => ({ value: by, label: t(`making.new.by.${by}`) }))}
          onChange={(by) => set({ by })}
        />
        {draft.by === "kind" ? (
          <Choice
            label={t("making.new.kind")}
            value={draft.kind}
            options={BODY_KINDS.map((kind) => ({ value: kind, label: t(`bodies.kind.${kind}`) }))}
            onChange={(kind) => set({ kind })}
          />
        ) : (
          <GroupSelect
            value={draft.groupId}
            error={errorAt("group")}
            onChange={(groupId) => set({ groupId })}
          />
        )}
        <Choice
          label={t("making.new.start")}
          value={draft.copyOf === undefined ? "empty" : `${draft.copyOf}`}
          options={[
            { value: "empty", label: t("making.new.empty") },
            ...forms.map(({ id, name_vi, name_en }) => ({
              value: `${id}`,
              label: t("making.new.copy", { name: pick(name_vi, name_en) }),
            })),
          ]}
          onChange={(chosen) => set({ copyOf: chosen === "empty" ? undefined : Number(chosen) })}
        />
        <p className="quiet">{t("making.new.fixed")}</p>
        <div className="actions">
          <Button type="primary" htmlType="submit" loading={keeping.isPending}>
            {t("making.new.step")}
          </Button>
        </div>
      </AskForm>
    </section>
  );
}
