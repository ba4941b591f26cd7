import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { useMe } from "@/api/me";
import { useForms } from "@/api/use-forms";
import { choicesOf, chosen, type FormChoice } from "@/figures/form-choice";
import { FormPeriodPicker } from "@/figures/form-period-picker";
import { askedText } from "@/figures/period-text";
import { Empty } from "@/ui/empty";
import { Loaded } from "@/ui/loaded";
import { Page } from "@/ui/page";
import { usePageContext } from "@/ui/page-context";

import { useQueue } from "../api/use-queue";
import "../review.css";
import { LatePanel } from "./late-panel";
import { WaitingPanel } from "./waiting-panel";

const route = getRouteApi("/signed-in/review/queue");

/** The reviewer's desk for a form and period: what waits, what looks unlikely first, and who is late. */
export function QueuePage() {
  const { t } = useTranslation();
  const { today } = useMe();
  const forms = useForms();
  const { form, period } = route.useSearch();
  return (
    <Page title={t("review.queue.title")} lead={t("review.queue.lead")}>
      <Loaded query={forms}>
        {({ items }) => {
          const choices = choicesOf(items, today);
          const choice = chosen(choices, form, period, today);
          return choice ? <Desk choices={choices} choice={choice} /> : <Empty title={t("review.noForms")} />;
        }}
      </Loaded>
    </Page>
  );
}

interface Props {
  choices: readonly FormChoice[];
  choice: FormChoice;
}

function Desk({ choices, choice }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { form, asked } = choice;
  const queue = useQueue(form.id, asked.period.code);
  usePageContext({ period: askedText(t, asked), demo: asked.demo || undefined });
  return (
    <>
      <div className="filters">
        <FormPeriodPicker
          choices={choices}
          choice={choice}
          onChange={(formId, period) =>
            void navigate({ from: "/review/queue", search: { form: formId, period }, resetScroll: false })
          }
        />
      </div>
      <Loaded query={queue} lines={8}>
        {({ items, late }) => (
          <div key={`${form.id} ${asked.period.code}`} className="queue">
            <WaitingPanel formId={form.id} period={asked.period.code} items={items} />
            <LatePanel formId={form.id} period={asked.period.code} late={late} />
          </div>
        )}
      </Loaded>
    </>
  );
}
