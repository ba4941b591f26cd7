import { ExclamationCircleOutlined, GlobalOutlined, StopOutlined } from "@ant-design/icons";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { usePick } from "@/locales/use-language";
import { dayText } from "@/ui/dates";
import { ListTable } from "@/ui/list-table";
import { Tag } from "@/ui/tag";

import type { Listed } from "./types";

export function IndicatorTable({ indicators }: { indicators: readonly Listed[] }) {
  const { t } = useTranslation();
  const pick = usePick();
  return (
    <ListTable
      rows={indicators}
      rowKey={({ id }) => id}
      columns={[
        { title: t("indicators.code"), className: "indicator-code", cell: ({ code }) => code },
        {
          title: t("indicators.indicator"),
          head: true,
          cell: ({ id, name_vi, name_en, measure_unit, valid_to, to_verify, public: published }) => (
            <>
              <Link to="/indicators/$indicatorId" params={{ indicatorId: id }}>
                {pick(name_vi, name_en)}
              </Link>
              <div className="quiet">{measure_unit}</div>
              {valid_to !== null && (
                <Tag tone="neutral" icon={StopOutlined}>
                  {t("indicators.until", { day: dayText(valid_to) })}
                </Tag>
              )}
              {to_verify && (
                <Tag tone="warning" icon={ExclamationCircleOutlined}>
                  {t("indicators.toVerify")}
                </Tag>
              )}
              {published && (
                <Tag tone="info" icon={GlobalOutlined}>
                  {t("indicators.published")}
                </Tag>
              )}
            </>
          ),
        },
        { title: t("indicators.kindLabel"), cell: ({ kind }) => t(`indicators.kind.${kind}`) },
        { title: t("indicators.originLabel"), cell: ({ origin }) => t(`indicators.origin.${origin}`) },
        { title: t("indicators.owner"), cell: ({ unit }) => unit.name },
        { title: t("indicators.targets.count"), kind: "number", cell: ({ targets }) => targets || "—" },
      ]}
    />
  );
}
