import { CheckCircleFilled, CloseCircleFilled, QuestionCircleFilled } from "@ant-design/icons";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { AssessmentTag } from "@/figures/assessment-tag";
import { targetText } from "@/figures/target-text";
import { usePick } from "@/locales/use-language";
import { Empty } from "@/ui/empty";
import { LinkButton } from "@/ui/link-button";
import { type Column, ListTable } from "@/ui/list-table";
import { Tag } from "@/ui/tag";

import type { Figure } from "../api/types";
import { isMeeting, type Part } from "../board";
import { indicatorsOf, judgements, TOTAL } from "../model";
import { Trend } from "./trend";
import { WhyNumber } from "./why-number";

/** What is asked of the unit, whether it is reached, and which way it goes. */
export function Targets({ board, scale }: Part) {
  const { t } = useTranslation();
  const pick = usePick();
  const { own, form, asked } = board;
  const indicators = new Map(indicatorsOf(form).map((indicator) => [indicator.id, indicator]));
  const held = own.figures.filter(
    (row) => row.period === asked.period && row.target_value !== null && row.expected > 0,
  );
  if (held.length === 0)
    return (
      <Empty title={t("dashboards.noTargets")}>
        <LinkButton to="/indicators">{t("shell.pages.indicators")}</LinkButton>
      </Empty>
    );
  const categories = new Map(own.categories.map((one) => [one.id, pick(one.name_vi, one.name_en)]));
  const of = (row: Figure) => indicators.get(row.indicator_id) ?? board.indicator;
  const columns: Column<Figure>[] = [
    {
      title: t("totals.indicator"),
      cell: (row) => (
        <>
          <Link
            to="/dashboards"
            search={(search) => ({
              ...search,
              indicator: row.indicator_id,
              category: row.category_id === TOTAL ? undefined : row.category_id,
              slide: undefined,
            })}
            resetScroll={false}
          >
            {pick(of(row).name_vi, of(row).name_en)}
          </Link>
          {row.category_id !== TOTAL && ` · ${categories.get(row.category_id) ?? ""}`}
        </>
      ),
    },
    {
      title: t("dashboards.value"),
      kind: "numeric",
      cell: (row) => <WhyNumber board={board} figure={row} indicator={of(row)} />,
    },
    { title: t("totals.target"), cell: (row) => targetText(t, form, of(row), row) },
    {
      title: t("totals.held"),
      cell: (row) => row.assessment && <AssessmentTag assessment={row.assessment} />,
    },
    { title: t("dashboards.trend"), cell: (row) => <Trend board={board} figure={row} indicator={of(row)} /> },
    ...(isMeeting({ scale })
      ? []
      : [
          {
            title: t("totals.countedOf"),
            kind: "numeric" as const,
            cell: (row: Figure) => `${row.counted}/${row.expected}`,
          },
        ]),
  ];
  return (
    <>
      <Summary figures={held} />
      <ListTable rows={held} columns={columns} rowKey={(row) => `${row.indicator_id} ${row.category_id}`} />
    </>
  );
}

function Summary({ figures }: { figures: readonly Figure[] }) {
  const { t } = useTranslation();
  const { met, not_met, open } = judgements(figures);
  return (
    <p className="tags">
      <Tag tone="good" icon={CheckCircleFilled}>
        {t("dashboards.met", { count: met })}
      </Tag>
      <Tag tone="bad" icon={CloseCircleFilled}>
        {t("dashboards.notMet", { count: not_met })}
      </Tag>
      <Tag tone="warning" icon={QuestionCircleFilled}>
        {t("dashboards.open", { count: open })}
      </Tag>
    </p>
  );
}
