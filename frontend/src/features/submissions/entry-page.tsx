import { useQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { useMe } from "@/api/me";
import { ownReportersQuery } from "@/api/reporters";
import { useForms } from "@/api/use-forms";
import { choicesOf, chosen, type FormChoice } from "@/figures/form-choice";
import { FormPeriodPicker } from "@/figures/form-period-picker";
import { LateTag } from "@/figures/late-tag";
import { askedText, periodText } from "@/figures/period-text";
import { ReportButton } from "@/figures/report-button";
import { StateTag } from "@/figures/state-tag";
import { Empty } from "@/ui/empty";
import { Loaded } from "@/ui/loaded";
import { Page } from "@/ui/page";
import { usePageContext } from "@/ui/page-context";

const route = getRouteApi("/signed-in/entry");

/** The reports that the reader's own bodies owe for a form and period, done or not. */
export function EntryPage() {
  const { t } = useTranslation();
  const me = useMe();
  const forms = useForms();
  const { form, period } = route.useSearch();
  return (
    <Page title={t("shell.pages.entry")} lead={t("entry.lead", { unit: me.home.name })}>
      <Loaded query={forms}>
        {({ items }) => {
          const choices = choicesOf(items, me.today);
          const choice = chosen(choices, form, period, me.today);
          return choice ? (
            <OwnReports choices={choices} choice={choice} />
          ) : (
            <Empty title={t("entry.noForms")} />
          );
        }}
      </Loaded>
    </Page>
  );
}

function OwnReports({ choices, choice }: { choices: readonly FormChoice[]; choice: FormChoice }) {
  const { t } = useTranslation();
  const me = useMe();
  const navigate = useNavigate();
  const { form, asked } = choice;
  const reporters = useQuery(ownReportersQuery(form.id, asked.period.code));
  usePageContext({ period: askedText(t, asked) });
  return (
    <>
      <div className="filters">
        <FormPeriodPicker
          choices={choices}
          choice={choice}
          onChange={(formId, period) => void navigate({ to: ".", search: { form: formId, period } })}
        />
      </div>
      <Loaded query={reporters}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t("entry.nothingAsked")}>
              <p>{t("entry.nothingAskedHint")}</p>
            </Empty>
          ) : (
            <ul className="work">
              {items.map((reporter) => (
                <li key={reporter.body.id} className="work-item">
                  <div>
                    <p className="work-title">{reporter.body.name}</p>
                    <p className="quiet">
                      {reporter.unit.name} · {periodText(t, asked.period, reporter.due_on)}
                    </p>
                    <span className="tags">
                      <StateTag state={reporter.state} />
                      <LateTag reporter={reporter} today={me.today} />
                    </span>
                  </div>
                  <ReportButton form={form} period={asked.period} reporter={reporter} />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </>
  );
}
