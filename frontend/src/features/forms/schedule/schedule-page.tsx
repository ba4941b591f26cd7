import { getRouteApi } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { useForm } from "@/api/use-form";
import { LinkButton } from "@/ui/link-button";
import { Loaded } from "@/ui/loaded";
import { Page } from "@/ui/page";

import { useSchedule } from "../api/use-schedule";
import "../asking/words";
import { FormLink } from "../form-link";
import "../words";
import { ComingTable } from "./coming-table";
import { ScheduleEditor } from "./schedule-editor";
import { ScheduleWords } from "./schedule-words";
import "../forms.css";

const route = getRouteApi("/signed-in/forms/$formId/schedule");

/** By which rules a form is asked of itself, and the periods that come by them. */
export function SchedulePage() {
  const { t } = useTranslation();
  const { formId } = route.useParams();
  const form = useForm(formId);
  const schedule = useSchedule(formId);
  return (
    <Page
      title={t("making.steps.schedule")}
      lead={<FormLink formId={formId} form={form.data} />}
      actions={<LinkButton to="/holidays">{t("making.steps.holidays")}</LinkButton>}
    >
      <p>{t("making.schedule.lead")}</p>
      <Loaded query={schedule} lines={8}>
        {(data) =>
          data.editable && form.data ? (
            <ScheduleEditor form={form.data} now={data} />
          ) : (
            <section className="panel" aria-labelledby="coming">
              <ScheduleWords rules={data.rules} />
              <h2 id="coming">{t("making.schedule.coming")}</h2>
              <ComingTable coming={data.coming} unknownYears={data.unknown_years} />
            </section>
          )
        }
      </Loaded>
    </Page>
  );
}
