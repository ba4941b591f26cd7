import { AimOutlined } from "@ant-design/icons";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { AssessmentTag } from "@/figures/assessment-tag";
import { type Column, ListTable } from "@/ui/list-table";

import type { Board } from "../board";
import { signedSaid } from "../figure-said";
import type { Ranked } from "../model";
import { WhyNumber } from "./why-number";

interface Props {
  board: Board;
  ranked: readonly Ranked[];
  selected: number | undefined;
  onSelect: (unitId: number) => void;
}

/** Each unit below with its place among the others, its gap to the target and its change; a way down to each. */
export function ChildrenTable({ board, ranked, selected, onSelect }: Props) {
  const { t } = useTranslation();
  const { indicator } = board;
  const difference = (of: string | null) => (of === null ? "–" : signedSaid(t, indicator, of));
  const columns: Column<Ranked>[] = [
    { title: t("dashboards.rank"), kind: "numeric", cell: ({ figure }) => figure.rank ?? "–" },
    {
      title: t("figures.unit"),
      head: true,
      cell: ({ child: { unit } }) => (
        <span className="child">
          <Link to="/dashboards" search={(search) => ({ ...search, unit: unit.id, slide: undefined })}>
            {unit.name}
          </Link>
          <button
            type="button"
            className="icon-button no-print"
            aria-pressed={unit.id === selected}
            aria-label={t("dashboards.show", { unit: unit.name })}
            title={t("dashboards.show", { unit: unit.name })}
            onClick={() => onSelect(unit.id)}
          >
            <AimOutlined aria-hidden />
          </button>
        </span>
      ),
    },
    {
      title: t("dashboards.value"),
      kind: "numeric",
      cell: ({ child, figure }) => <WhyNumber board={board} figure={figure} unit={child.unit.id} />,
    },
    { title: t("dashboards.gap"), kind: "numeric", cell: ({ figure }) => difference(figure.gap) },
    { title: t("dashboards.change"), kind: "numeric", cell: ({ figure }) => difference(figure.change) },
    {
      title: t("totals.held"),
      cell: ({ figure }) => (figure.assessment ? <AssessmentTag assessment={figure.assessment} /> : "–"),
    },
    {
      title: t("totals.countedOf"),
      kind: "numeric",
      cell: ({ figure }) => `${figure.counted}/${figure.expected}`,
    },
  ];
  return (
    <ListTable
      caption={t("dashboards.childrenOf", { subject: board.subject })}
      rows={ranked}
      columns={columns}
      rowKey={({ child }) => child.unit.id}
      rowClass={({ child }) => (child.unit.id === selected ? "selected" : undefined)}
    />
  );
}
