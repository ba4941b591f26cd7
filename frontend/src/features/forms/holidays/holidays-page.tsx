import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { useMe } from "@/api/me";
import { useLanguage, usePick } from "@/locales/use-language";
import { Choice } from "@/ui/choice";
import { ConfirmDialog } from "@/ui/confirm-dialog";
import { dayText } from "@/ui/dates";
import { Empty } from "@/ui/empty";
import { type Column, ListTable } from "@/ui/list-table";
import { Loaded } from "@/ui/loaded";
import { Page } from "@/ui/page";

import { useHolidayChange, useHolidays } from "../api/holidays";
import type { Holiday } from "../types";
import { HolidayForm } from "./holiday-form";
import { weekdayText } from "./weekdays";
import "../words";

const route = getRouteApi("/signed-in/holidays");

type Open = { step: "add" } | { step: "change" | "remove"; holiday: Holiday };

/** Days off and swapped working days of a year, by which due dates are counted. */
export function HolidaysPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const thisYear = Number(useMe().today.slice(0, 4));
  const { year = thisYear } = route.useSearch();
  const holidays = useHolidays(year);
  const [open, setOpen] = useState<Open>();
  const years = [...new Set([year, ...[-1, 0, 1, 2].map((step) => thisYear + step)])].sort();
  const editable = holidays.data?.editable ?? false;
  return (
    <Page
      title={t("making.holidays.title")}
      place={year}
      lead={<Link to="/forms">{t("shell.pages.forms")}</Link>}
      actions={
        editable &&
        !open && (
          <Button type="primary" onClick={() => setOpen({ step: "add" })}>
            {t("making.holidays.add")}
          </Button>
        )
      }
    >
      <p>
        {t("making.holidays.lead")} {t("making.holidays.who")}
      </p>
      <div className="filters">
        <Choice
          label={t("making.holidays.year")}
          value={`${year}`}
          options={years.map((one) => ({ value: `${one}`, label: `${one}` }))}
          onChange={(chosen) =>
            void navigate({ to: "/holidays", search: { year: Number(chosen) }, resetScroll: false })
          }
        />
      </div>
      {(open?.step === "add" || open?.step === "change") && (
        <HolidayForm
          key={open.step === "change" ? open.holiday.day : "new"}
          year={year}
          holiday={open.step === "change" ? open.holiday : undefined}
          onClose={() => setOpen(undefined)}
        />
      )}
      <Loaded query={holidays}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t("making.holidays.none", { year })} />
          ) : (
            <HolidayTable items={items} editable={editable} onStep={setOpen} />
          )
        }
      </Loaded>
      {open?.step === "remove" && <RemoveDialog holiday={open.holiday} onClose={() => setOpen(undefined)} />}
    </Page>
  );
}

interface TableProps {
  items: readonly Holiday[];
  editable: boolean;
  onStep: (open: Open) => void;
}

function HolidayTable({ items, editable, onStep }: TableProps) {
  const { t } = useTranslation();
  const pick = usePick();
  const language = useLanguage();
  const steps: Column<Holiday> = {
    title: t("making.holidays.steps"),
    cell: (holiday) => (
      <div className="actions">
        <Button onClick={() => onStep({ step: "change", holiday })}>
          {t("making.holidays.change", { day: dayText(holiday.day) })}
        </Button>
        <Button onClick={() => onStep({ step: "remove", holiday })}>
          {t("making.holidays.remove", { day: dayText(holiday.day) })}
        </Button>
      </div>
    ),
  };
  return (
    <ListTable
      rows={items}
      rowKey={({ day }) => day}
      columns={[
        { title: t("making.holidays.day"), kind: "number", cell: ({ day }) => dayText(day) },
        { title: t("making.holidays.weekday"), cell: ({ day }) => weekdayText(language, day) },
        {
          title: t("making.holidays.kind"),
          cell: ({ worked }) => t(worked ? "making.holidays.worked" : "making.holidays.off"),
        },
        { title: t("making.holidays.name"), cell: ({ name_vi, name_en }) => pick(name_vi, name_en) },
        { title: t("making.holidays.source"), cell: ({ source }) => source },
        ...(editable ? [steps] : []),
      ]}
    />
  );
}

function RemoveDialog({ holiday, onClose }: { holiday: Holiday; onClose: () => void }) {
  const { t } = useTranslation();
  const pick = usePick();
  const change = useHolidayChange();
  const day = dayText(holiday.day);
  return (
    <ConfirmDialog
      title={t("making.holidays.remove", { day })}
      step={t("making.holidays.remove", { day })}
      busy={change.isPending}
      error={change.error}
      home="main"
      onCancel={onClose}
      onConfirm={() => change.mutate({ kind: "remove", day: holiday.day }, { onSuccess: onClose })}
    >
      <p>{t("making.holidays.removeText", { day, name: pick(holiday.name_vi, holiday.name_en) })}</p>
    </ConfirmDialog>
  );
}
