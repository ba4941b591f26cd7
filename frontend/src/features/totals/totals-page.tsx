import { getRouteApi } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { useMe } from "@/api/me";
import { useForms } from "@/api/use-forms";
import { choicesOf, chosen } from "@/figures/form-choice";
import { Empty } from "@/ui/empty";
import { Loaded } from "@/ui/loaded";
import { Page } from "@/ui/page";

import { TotalsView } from "./totals-view";
import "./totals.css";

const route = getRouteApi("/signed-in/totals");

/** A unit's figures for a form and period: what they cover first, then the figures, then who stands behind them. */
export function TotalsPage() {
  const { t } = useTranslation();
  const { today } = useMe();
  const forms = useForms();
  const { form, period, unit } = route.useSearch();
  return (
    <Page title={t("shell.pages.totals")} lead={t("totals.lead")} place={unit}>
      <Loaded query={forms}>
        {({ items }) => {
          const choices = choicesOf(items, today);
          const choice = chosen(choices, form, period, today);
          return choice ? (
            <TotalsView choices={choices} choice={choice} />
          ) : (
            <Empty title={t("totals.noForms")} />
          );
        }}
      </Loaded>
    </Page>
  );
}
