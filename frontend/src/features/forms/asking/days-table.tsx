import { useTranslation } from "react-i18next";

import { levelName } from "@/figures/period-text";
import { usePick } from "@/locales/use-language";
import { dayText } from "@/ui/dates";
import { ListTable } from "@/ui/list-table";
import { Notice } from "@/ui/notice";

import type { Asked, AskedLevel } from "./types";

/** The days of each level from the lowest up, and what is wrong with them. */
export function DaysTable({ asked }: { asked: Asked }) {
  const { t } = useTranslation();
  const pick = usePick();
  const day = (value: string | null) => (value === null ? "–" : dayText(value));
  const found = asked.levels.flatMap((level) => level.findings.map((finding) => ({ level, finding })));
  return (
    <>
      <ListTable
        rows={asked.levels}
        rowKey={({ level }) => level}
        columns={[
          { title: t("asking.level"), cell: ({ level }) => t(`common.level.${level}`) },
          { title: t("asking.opensOn"), kind: "number", cell: ({ opens_on }) => day(opens_on) },
          { title: t("asking.cutOffOn"), kind: "number", cell: ({ cut_off_on }) => day(cut_off_on) },
          { title: t("asking.dueOn"), kind: "number", cell: ({ due_on }) => day(due_on) },
          { title: t("asking.closesOn"), kind: "number", cell: ({ closes_on }) => day(closes_on) },
          { title: t("asking.door"), cell: (level) => <Door level={level} /> },
        ]}
      />
      {found.length > 0 && (
        <Notice tone="warning">
          <ul>
            {found.map(({ level, finding }) => (
              <li key={`${level.level} ${finding.fault}`}>
                <strong>{t("asking.finding", { level: levelName(t, level.level) })}</strong>{" "}
                {pick(finding.text_vi, finding.text_en)}
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </>
  );
}

function Door({ level: { gate, gate_reason } }: { level: AskedLevel }) {
  const { t } = useTranslation();
  if (gate === null) return t("asking.byDays");
  return `${t(`asking.gate.${gate}`)}: ${gate_reason ?? ""}`;
}
