import { ArrowDownOutlined, ArrowUpOutlined, PauseOutlined, QuestionCircleOutlined } from "@ant-design/icons";
import { Link } from "@tanstack/react-router";
import type { ComponentType } from "react";
import { useTranslation } from "react-i18next";

import { usePick } from "@/locales/use-language";
import { ListTable } from "@/ui/list-table";
import { Notice } from "@/ui/notice";
import { Tag, type Tone } from "@/ui/tag";

import type { Ambition, TargetDetail } from "../types";
import { valueText, yearsText } from "./milestone-text";

const LOOKS: Record<Ambition, { tone: Tone; icon: ComponentType<{ "aria-hidden"?: boolean }> }> = {
  lower: { tone: "warning", icon: ArrowDownOutlined },
  same: { tone: "neutral", icon: PauseOutlined },
  higher: { tone: "good", icon: ArrowUpOutlined },
  not_comparable: { tone: "neutral", icon: QuestionCircleOutlined },
};

/** The target year by year beside those of the units above, so that a lower one is seen. */
export function BesideTable({ target }: { target: TargetDetail }) {
  const { t } = useTranslation();
  const pick = usePick();
  const { measure_unit } = target.indicator;
  const rows = target.higher.flatMap((above) => above.years.map((years) => ({ above, years })));
  const lower = rows.filter(({ years }) => years.ambition === "lower").map(({ above }) => above.unit.name);
  return (
    <section className="panel" aria-labelledby="beside">
      <h2 id="beside">{t("indicators.target.compared")}</h2>
      {rows.length === 0 && <p>{t("indicators.target.besideNone")}</p>}
      {lower.length > 0 && (
        <Notice tone="warning">
          <p>{t("indicators.target.lowerWarning", { units: [...new Set(lower)].join(", ") })}</p>
        </Notice>
      )}
      {rows.length > 0 && (
        <ListTable
          rows={rows}
          rowKey={({ above, years }) => `${above.id} ${years.from_year} ${years.cell_vi ?? ""}`}
          columns={[
            {
              title: t("indicators.target.years"),
              head: true,
              cell: ({ years }) =>
                [yearsText(t, years), years.cell_vi !== null && pick(years.cell_vi, years.cell_en ?? "")]
                  .filter(Boolean)
                  .join(" · "),
            },
            { title: t("indicators.target.own"), cell: ({ years }) => valueText(t, years, measure_unit) },
            {
              title: t("indicators.target.above"),
              cell: ({ above, years }) => (
                <>
                  {valueText(
                    t,
                    { comparator: years.higher_comparator, value: years.higher_value },
                    measure_unit,
                  )}{" "}
                  <Link
                    to="/indicators/$indicatorId/targets/$targetId"
                    params={{ indicatorId: target.indicator_id, targetId: above.id }}
                  >
                    {above.unit.name}
                  </Link>
                </>
              ),
            },
            {
              title: t("indicators.target.ambition"),
              cell: ({ years: { ambition } }) => (
                <Tag {...LOOKS[ambition]}>{t(`indicators.targets.ambition.${ambition}`)}</Tag>
              ),
            },
          ]}
        />
      )}
    </section>
  );
}
