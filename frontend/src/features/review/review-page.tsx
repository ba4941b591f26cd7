import { getRouteApi } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { useMe } from "@/api/me";
import { useForms } from "@/api/use-forms";
import { choicesOf, chosen } from "@/figures/form-choice";
import { Empty } from "@/ui/empty";
import { LinkButton } from "@/ui/link-button";
import { Loaded } from "@/ui/loaded";
import { Page } from "@/ui/page";

import { ReporterList } from "./reporter-list";
import "./review.css";

const route = getRouteApi("/signed-in/review");

/** Every reporter of a form and period within reach, with the state of its report; filters are the address. */
export function ReviewPage() {
  const { t } = useTranslation();
  const { today } = useMe();
  const forms = useForms();
  const { form, period } = route.useSearch();
  return (
    <Page
      title={t("shell.pages.review")}
      lead={t("review.lead")}
      actions={
        <LinkButton main to="/review/queue" search={{ form, period }}>
          {t("review.open")}
        </LinkButton>
      }
    >
      <Loaded query={forms}>
        {({ items }) => {
          const choices = choicesOf(items, today);
          const choice = chosen(choices, form, period, today);
          return choice ? (
            <ReporterList choices={choices} choice={choice} />
          ) : (
            <Empty title={t("review.noForms")} />
          );
        }}
      </Loaded>
    </Page>
  );
}
