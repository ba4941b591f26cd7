import { getRouteApi } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { useMe } from "@/api/me";
import { useForm } from "@/api/use-form";
import { useForms } from "@/api/use-forms";
import { choicesOf, chosen } from "@/figures/form-choice";
import { Empty } from "@/ui/empty";
import { LinkButton } from "@/ui/link-button";
import { Loaded } from "@/ui/loaded";
import { Page } from "@/ui/page";

import { Dashboard } from "./dashboard";
import "./dashboards.css";
import "./words";

const route = getRouteApi("/signed-in/dashboards");

/** A unit at a glance: who is in the figures first, then targets, then one figure over time, on the map and in order. */
export function DashboardPage() {
  const { t } = useTranslation();
  const { today } = useMe();
  const forms = useForms();
  const { form, period, unit } = route.useSearch();
  const choices = choicesOf(forms.data?.items ?? [], today);
  const choice = chosen(choices, form, period, today);
  const described = useForm(choice?.form.id);
  return (
    <Page title={t("shell.pages.dashboards")} lead={t("dashboards.lead")} place={unit}>
      <Loaded query={forms}>
        {() =>
          choice ? (
            <Loaded query={described} lines={10}>
              {(asked) => <Dashboard choices={choices} choice={choice} form={asked} />}
            </Loaded>
          ) : (
            <Empty title={t("totals.noForms")}>
              <LinkButton to="/forms">{t("shell.pages.forms")}</LinkButton>
            </Empty>
          )
        }
      </Loaded>
    </Page>
  );
}
