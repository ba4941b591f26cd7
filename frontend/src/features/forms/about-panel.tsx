import { Link } from "@tanstack/react-router";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { useMe } from "@/api/me";
import type { Form } from "@/api/types";
import { askedText, levelName, periodName } from "@/figures/period-text";
import { dayText } from "@/ui/dates";
import { LinkButton } from "@/ui/link-button";

import { AboutForm } from "./about-form";
import { useSchedule } from "./api/use-schedule";
import { levelsText } from "./levels-text";
import { ScheduleWords } from "./schedule/schedule-words";

/** Who is asked, when, and by when next; and the ways to everything that is kept about the form. */
export function AboutPanel({ form }: { form: Form }) {
  const { t } = useTranslation();
  const [changing, setChanging] = useState(false);
  const schedule = useSchedule(form.id);
  return (
    <>
      <section className="panel" aria-label={t("forms.about")}>
        <dl className="facts">
          <dt>{t("forms.code")}</dt>
          <dd>{form.code}</dd>
          <dt>{t("common.source")}</dt>
          <dd>{form.source}</dd>
          <dt>{t("making.who")}</dt>
          <dd>
            <Reporters form={form} />
          </dd>
          <dt>{t("making.when")}</dt>
          <dd>{schedule.data && <ScheduleWords rules={schedule.data.rules} />}</dd>
          <dt>{t("making.next")}</dt>
          <dd>
            <NextDue form={form} />
          </dd>
          <dt>{t("forms.periods")}</dt>
          <dd>
            <Periods form={form} />
          </dd>
        </dl>
        {form.editable && form.sections.length === 0 && <p>{t("making.notAsked")}</p>}
        <nav className="actions" aria-label={t("forms.about")}>
          {form.editable && (
            <>
              <LinkButton to="/forms/$formId/items" params={{ formId: form.id }}>
                {t("making.steps.items")}
              </LinkButton>
              <LinkButton to="/forms/$formId/ask" params={{ formId: form.id }}>
                {t("forms.ask")}
              </LinkButton>
              {!changing && <Button onClick={() => setChanging(true)}>{t("making.steps.about")}</Button>}
            </>
          )}
          <LinkButton to="/forms/$formId/versions" params={{ formId: form.id }}>
            {t("making.steps.versions")}
          </LinkButton>
          <LinkButton to="/forms/$formId/schedule" params={{ formId: form.id }}>
            {t("making.steps.schedule")}
          </LinkButton>
        </nav>
      </section>
      {changing && <AboutForm form={form} onClose={() => setChanging(false)} />}
    </>
  );
}

function Reporters({ form }: { form: Form }) {
  const { t } = useTranslation();
  const asked = new Set(form.sections.flatMap((section) => section.items.flatMap((item) => item.levels)));
  const levels = levelsText(t, [...asked]) || t("making.noLevels");
  if (form.reporter_kind !== null)
    return t("making.whoKind", { kind: t(`bodies.kind.${form.reporter_kind}`), levels });
  return t("making.whoGroup", { phrase: form.reporter_group ?? t("making.groupUnknown"), levels });
}

function NextDue({ form }: { form: Form }) {
  const { t } = useTranslation();
  const { today } = useMe();
  const next = form.periods
    .flatMap(({ period, due }) => due.map(({ level, due_on }) => ({ period, level, due_on })))
    .filter(({ due_on }) => due_on >= today)
    .sort((one, other) => one.due_on.localeCompare(other.due_on));
  if (next.length === 0) return t("making.noNext");
  return (
    <ul className="plain-list">
      {next.slice(0, 4).map(({ period, level, due_on }) => (
        <li key={`${period.code} ${level}`}>
          {t("making.nextDue", {
            day: dayText(due_on),
            level: levelName(t, level),
            period: periodName(t, period),
          })}
        </li>
      ))}
    </ul>
  );
}

/** A period's page has its days and the empty form, to fill in and to print. */
function Periods({ form }: { form: Form }) {
  const { t } = useTranslation();
  if (form.periods.length === 0) return t("making.noTakeAway");
  return (
    <>
      {form.periods.map((asked) => (
        <p key={asked.period.code}>
          <Link to="/forms/$formId/periods/$period" params={{ formId: form.id, period: asked.period.code }}>
            {askedText(t, asked)}
          </Link>
        </p>
      ))}
    </>
  );
}
