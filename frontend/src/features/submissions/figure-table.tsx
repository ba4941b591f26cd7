import type { KeyboardEvent, ReactNode } from "react";
import { useTranslation } from "react-i18next";

import type { Submission } from "@/api/types";
import { usePick } from "@/locales/use-language";

import { RatioRow } from "./ratio-row";
import type { FormRow, FormSectionRows } from "./rows";

interface Props {
  sections: readonly FormSectionRows[];
  submission: Submission;
  numberOf: (indicatorId: number) => string | null;
  previousOf: (indicatorId: number) => string | null;
  lastColumn: string;
  onKeyDown: ((event: KeyboardEvent<HTMLElement>) => void) | undefined;
  row: (row: FormRow) => ReactNode;
}

/** The form as a table: sections, their indicators beside last period's figures, and their rates. */
export function FigureTable({
  sections,
  submission,
  numberOf,
  previousOf,
  lastColumn,
  onKeyDown,
  row,
}: Props) {
  const { t } = useTranslation();
  const pick = usePick();
  const before = submission.previous?.period_code;
  return (
    <div className="table-frame figures-frame">
      {/* The handler only moves the focus between the cells' own inputs. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <table className={onKeyDown ? "table figures figures-entry" : "table figures"} onKeyDown={onKeyDown}>
        <thead>
          <tr>
            <th scope="col">{t("entry.number")}</th>
            <th scope="col">{t("entry.indicator")}</th>
            <th scope="col" className="numeric">
              {before === undefined ? t("entry.before") : t("entry.beforePeriod", { period: before })}
            </th>
            <th scope="col" className="numeric" id="this-period">
              {t("entry.now", { period: submission.period.code })}
            </th>
            <th scope="col" id="status-column">
              {lastColumn}
            </th>
          </tr>
        </thead>
        {sections.map((section, index) => (
          <tbody key={section.titleVi}>
            <tr className="section-row">
              <th scope="rowgroup" colSpan={5}>
                {index + 1}. {pick(section.titleVi, section.titleEn)}
              </th>
            </tr>
            {section.rows.map(row)}
            {section.ratios.map((ratio) => (
              <RatioRow key={ratio.id} ratio={ratio} numberOf={numberOf} previousOf={previousOf} />
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}
