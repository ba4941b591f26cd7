import { getRouteApi, Link } from "@tanstack/react-router";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { useMe } from "@/api/me";
import type { Level } from "@/api/types";
import { useForm } from "@/api/use-form";
import { useUnit } from "@/api/use-unit";
import { levelName, periodText } from "@/figures/period-text";
import { UnitSelect } from "@/figures/unit-select";
import { usePick } from "@/locales/use-language";
import { dayText } from "@/ui/dates";
import { Empty } from "@/ui/empty";
import { ExportButton } from "@/ui/export-button";
import { ListTable } from "@/ui/list-table";
import { Loaded } from "@/ui/loaded";
import { Page } from "@/ui/page";

import { useAsked } from "../api/keeping";
import { DaysForm } from "./days-form";
import { DaysTable } from "./days-table";
import { ExtensionForm } from "./extension-form";
import { type Gate, GateForm } from "./gate-form";
import type { Asked } from "./types";
import "./words";
import "../words";
import "../forms.css";

const route = getRouteApi("/signed-in/forms/$formId/periods/$period");

/** A form in a period: by when each level reports, who has more time, and the empty form to take away. */
export function PeriodPage() {
  const { t } = useTranslation();
  const pick = usePick();
  const { formId, period } = route.useParams();
  const form = useForm(formId);
  const asked = useAsked(formId, period);
  return (
    <Page
      title={form.data ? pick(form.data.name_vi, form.data.name_en) : t("figures.form")}
      place={period}
      lead={
        <>
          {asked.data && <p>{periodText(t, asked.data.period)}</p>}
          <Link to="/forms/$formId" params={{ formId }}>
            {t("asking.backToForm")}
          </Link>
        </>
      }
    >
      <Loaded query={asked} lines={6}>
        {(data) => (
          <>
            <Days formId={formId} asked={data} />
            <Extensions formId={formId} asked={data} />
            <Templates formId={formId} asked={data} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

type Open = { form: "days"; level: Level } | { form: "gate"; gate: Gate };

function Days({ formId, asked }: { formId: number; asked: Asked }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<Open>();
  const close = () => setOpen(undefined);
  const level = asked.levels.find((one) => open?.form === "days" && one.level === open.level);
  const gates: Gate[] = ["closed", "open", null];
  const now = asked.levels.map(({ gate }) => gate);
  return (
    <>
      <section className="panel" aria-labelledby="days">
        <h2 id="days">{t("asking.days")}</h2>
        <DaysTable asked={asked} />
        {asked.editable && (
          <div className="actions">
            {asked.levels.map((one) => (
              <Button key={one.level} onClick={() => setOpen({ form: "days", level: one.level })}>
                {t("asking.changeDaysOf", { level: levelName(t, one.level) })}
              </Button>
            ))}
            {gates
              .filter((gate) => now.some((one) => one !== gate))
              .map((gate) => (
                <Button key={gate ?? "byDays"} onClick={() => setOpen({ form: "gate", gate })}>
                  {t(`asking.setGate.${gate ?? "byDays"}`)}
                </Button>
              ))}
          </div>
        )}
      </section>
      {level && <DaysForm key={level.level} formId={formId} asked={asked} level={level} onClose={close} />}
      {open?.form === "gate" && (
        <GateForm key={open.gate} formId={formId} asked={asked} gate={open.gate} onClose={close} />
      )}
    </>
  );
}

function Extensions({ formId, asked }: { formId: number; asked: Asked }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <section className="panel" aria-labelledby="extensions">
        <h2 id="extensions">{t("asking.extend.given")}</h2>
        {asked.extensions.length === 0 ? (
          <Empty title={t("asking.extend.none")} />
        ) : (
          <ListTable
            rows={asked.extensions}
            rowKey={(given) => `${given.body.id} ${given.granted_at}`}
            columns={[
              { title: t("asking.extend.reporter"), cell: ({ unit }) => unit.name },
              { title: t("asking.extend.until"), kind: "number", cell: ({ due_on }) => dayText(due_on) },
              {
                title: t("asking.extend.original"),
                kind: "number",
                cell: ({ original_due_on }) => (original_due_on ? dayText(original_due_on) : "–"),
              },
              { title: t("asking.reason"), cell: ({ reason }) => reason },
            ]}
          />
        )}
        {asked.editable && !open && (
          <div className="actions">
            <Button onClick={() => setOpen(true)}>{t("asking.extend.title")}</Button>
          </div>
        )}
      </section>
      {open && <ExtensionForm formId={formId} asked={asked} onClose={() => setOpen(false)} />}
    </>
  );
}

/** For the reader's own unit, where its level is asked; whoever keeps the form takes it for any unit that is asked. */
function Templates({ formId, asked }: { formId: number; asked: Asked }) {
  const { t } = useTranslation();
  const { home } = useMe();
  const own = asked.levels.some(({ level }) => level === home.level);
  const [unitId, setUnitId] = useState(own ? home.id : undefined);
  const day = asked.period.data_to;
  const chosen = useUnit(unitId ?? home.id, day).data;
  if (!own && !asked.editable) return null;
  const unit = unitId === undefined ? undefined : chosen;
  return (
    <section className="panel" aria-labelledby="templates">
      <h2 id="templates">{unit ? t("asking.template.title", { unit: unit.name }) : t("making.takeAway")}</h2>
      <p>{t("asking.template.lead")}</p>
      {asked.editable && (
        <UnitSelect label={t("making.template.unit")} value={unit} asOf={day} onChange={setUnitId} />
      )}
      {unitId !== undefined && <TakeAway formId={formId} period={asked.period.code} unitId={unitId} />}
    </section>
  );
}

function TakeAway({ formId, period, unitId }: { formId: number; period: string; unitId: number }) {
  const { t } = useTranslation();
  const path = `/api/v1/forms/${formId}/template`;
  const query = { period, unit_id: unitId };
  return (
    <div className="actions">
      <ExportButton path={path} query={{ ...query, format: "xlsx" }} label={t("asking.template.fill")} />
      <ExportButton path={path} query={{ ...query, format: "docx" }} label={t("asking.template.print")} />
    </div>
  );
}
