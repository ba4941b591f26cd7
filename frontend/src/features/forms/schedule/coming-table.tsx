import { useTranslation } from "react-i18next";

import { periodName } from "@/figures/period-text";
import { usePick } from "@/locales/use-language";
import { dayText } from "@/ui/dates";
import { ListTable } from "@/ui/list-table";
import { Notice } from "@/ui/notice";

import type { ComingPeriod } from "../types";

interface Props {
  coming: readonly ComingPeriod[];
  unknownYears: readonly number[];
}

/** The next periods by a schedule, each level's days and what is wrong with them. */
export function ComingTable({ coming, unknownYears }: Props) {
  const { t } = useTranslation();
  const pick = usePick();
  const day = (value: string | null) => (value === null ? "–" : dayText(value));
  if (coming.length === 0) return <p className="quiet">{t("making.schedule.noComing")}</p>;
  return (
    <>
      <ListTable
        rows={coming.flatMap(({ period, levels }) => levels.map((level) => ({ period, level })))}
        rowKey={({ period, level }) => `${period.code} ${level.level}`}
        columns={[
          { title: t("making.schedule.period"), cell: ({ period }) => periodName(t, period) },
          { title: t("making.schedule.level"), cell: ({ level }) => t(`common.level.${level.level}`) },
          { title: t("making.schedule.opensOn"), kind: "number", cell: ({ level }) => day(level.opens_on) },
          {
            title: t("making.schedule.cutOffOn"),
            kind: "number",
            cell: ({ level }) => day(level.cut_off_on),
          },
          { title: t("making.schedule.dueOn"), kind: "number", cell: ({ level }) => day(level.due_on) },
          {
            title: t("making.schedule.workingDaysBetween"),
            kind: "number",
            cell: ({ level }) => level.working_days,
          },
          { title: t("making.schedule.closesOn"), kind: "number", cell: ({ level }) => day(level.closes_on) },
          {
            title: t("making.schedule.remarks"),
            cell: ({ level }) =>
              [
                ...(level.asked ? [t("making.schedule.alreadyAsked")] : []),
                ...level.findings.map(({ text_vi, text_en }) => pick(text_vi, text_en)),
              ].join(" ") || t("making.schedule.noRemarks"),
          },
        ]}
      />
      {unknownYears.length > 0 && (
        <Notice tone="info">
          <p>
            {t("making.schedule.unknownYears", {
              count: unknownYears.length,
              years: unknownYears.join(", "),
            })}
          </p>
        </Notice>
      )}
    </>
  );
}
