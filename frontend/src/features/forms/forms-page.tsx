import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import type { FormSummary } from "@/api/types";
import { useForms } from "@/api/use-forms";
import { DemoTag } from "@/figures/demo-tag";
import { askedText } from "@/figures/period-text";
import { usePick } from "@/locales/use-language";
import { Empty } from "@/ui/empty";
import { LinkButton } from "@/ui/link-button";
import { Loaded } from "@/ui/loaded";
import { Page } from "@/ui/page";

import "./words";

export function FormsPage() {
  const { t } = useTranslation();
  const forms = useForms();
  return (
    <Page
      title={t("shell.pages.forms")}
      lead={t("forms.lead")}
      actions={
        <>
          <LinkButton to="/holidays">{t("making.steps.holidays")}</LinkButton>
          {forms.data && forms.data.can_make.length > 0 && (
            <LinkButton to="/forms/new" main>
              {t("making.steps.new")}
            </LinkButton>
          )}
        </>
      }
    >
      <Loaded query={forms}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t("forms.none")} />
          ) : (
            items.map((form) => <FormPanel key={form.id} form={form} />)
          )
        }
      </Loaded>
    </Page>
  );
}

function FormPanel({ form }: { form: FormSummary }) {
  const { t } = useTranslation();
  const pick = usePick();
  return (
    <section className="panel" aria-labelledby={`form-${form.id}`}>
      <h2 id={`form-${form.id}`}>
        <Link to="/forms/$formId" params={{ formId: form.id }}>
          {pick(form.name_vi, form.name_en)}
        </Link>
      </h2>
      <p className="quiet">
        {form.code} · {t("forms.askedBy", { unit: form.unit.name })}
      </p>
      <ul>
        {form.periods.map((asked) => (
          <li key={asked.period.code}>
            {askedText(t, asked)} {asked.demo && <DemoTag />}
          </li>
        ))}
      </ul>
    </section>
  );
}
