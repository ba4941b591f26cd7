import { getRouteApi } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { useMe } from "@/api/me";
import { useForms } from "@/api/use-forms";
import { choicesOf, chosen } from "@/figures/form-choice";
import { Empty } from "@/ui/empty";
import { Loaded } from "@/ui/loaded";
import { Page } from "@/ui/page";

import { EditionsView } from "./editions-view";
import "./editions.css";
import "./words";

const route = getRouteApi("/signed-in/editions");

/** Editions of a form, period and unit, and where the next one begins. */
export function EditionsPage() {
  const { t } = useTranslation();
  const { today } = useMe();
  const forms = useForms();
  const { form, period } = route.useSearch();
  return (
    <Page title={t("shell.pages.editions")} lead={t("editions.lead")}>
      <Loaded query={forms}>
        {({ items }) => {
          const choices = choicesOf(items, today);
          const choice = chosen(choices, form, period, today);
          return choice ? (
            <EditionsView choices={choices} choice={choice} />
          ) : (
            <Empty title={t("editions.none")} />
          );
        }}
      </Loaded>
    </Page>
  );
}
