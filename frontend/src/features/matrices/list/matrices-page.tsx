import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { allows, useMe } from "@/api/me";
import type { MatrixSummary } from "@/api/types";
import { useMatrices } from "@/api/use-matrices";
import { Choice } from "@/ui/choice";
import { dayText } from "@/ui/dates";
import { Empty } from "@/ui/empty";
import { ListTable } from "@/ui/list-table";
import { Loaded } from "@/ui/loaded";
import { Page } from "@/ui/page";

import { MatrixStateTag } from "../matrix-state-tag";
import { type MatricesSearch, STATES } from "../search";
import { NewMatrix } from "./new-matrix";
import "../words";

const route = getRouteApi("/signed-in/matrices");

export function MatricesPage() {
  const { t } = useTranslation();
  const me = useMe();
  const search = route.useSearch();
  const { year, state } = search;
  const navigate = useNavigate();
  const matrices = useMatrices(undefined);
  const [asking, setAsking] = useState(false);
  const makes = allows(me, "matrix:edit");
  const filter = (next: MatricesSearch) =>
    void navigate({ to: "/matrices", search: { ...search, ...next }, resetScroll: false });
  return (
    <Page
      title={t("shell.pages.matrices")}
      lead={t("matrices.intro")}
      actions={
        makes && (
          <Button type="primary" onClick={() => setAsking(true)}>
            {t("matrices.make")}
          </Button>
        )
      }
    >
      <Loaded query={matrices}>
        {({ items }) => {
          const years = [...new Set(items.map((matrix) => matrix.year))].sort((a, b) => b - a);
          const shown = items.filter(
            (matrix) =>
              (year === undefined || matrix.year === year) && (state === undefined || matrix.state === state),
          );
          return (
            <>
              <div className="filters">
                <Choice
                  label={t("matrices.year")}
                  value={year === undefined ? "all" : `${year}`}
                  options={[
                    { value: "all", label: t("matrices.allYears") },
                    ...years.map((item) => ({ value: `${item}`, label: `${item}` })),
                  ]}
                  onChange={(value) => filter({ year: value === "all" ? undefined : Number(value) })}
                />
                <Choice
                  label={t("matrices.stateLabel")}
                  value={state ?? "all"}
                  options={(["all", ...STATES] as const).map((value) => ({
                    value,
                    label: t(value === "all" ? "matrices.allStates" : `matrices.state.${value}`),
                  }))}
                  onChange={(value) => filter({ state: value === "all" ? undefined : value })}
                />
              </div>
              {shown.length === 0 ? (
                <Empty title={t(items.length === 0 ? "matrices.none" : "matrices.noneSuch")}>
                  {items.length === 0 && makes && <p>{t("matrices.noneHint")}</p>}
                </Empty>
              ) : (
                <MatrixList matrices={shown} />
              )}
              {asking && <NewMatrix matrices={items} onCancel={() => setAsking(false)} />}
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}

function MatrixList({ matrices }: { matrices: readonly MatrixSummary[] }) {
  const { t } = useTranslation();
  return (
    <ListTable
      rows={matrices}
      rowKey={({ id }) => id}
      columns={[
        {
          title: t("matrices.matrix"),
          cell: ({ id, title }) => (
            <Link to="/matrices/$matrixId" params={{ matrixId: id }}>
              {title}
            </Link>
          ),
        },
        { title: t("matrices.stateLabel"), cell: ({ state }) => <MatrixStateTag state={state} /> },
        { title: t("matrices.year"), cell: ({ year }) => year },
        { title: t("figures.unit"), cell: ({ unit }) => unit.name },
        {
          title: t("matrices.document"),
          cell: ({ document, issued_on: day }) =>
            [[document?.type, document?.number].filter(Boolean).join(" "), day !== null && dayText(day)]
              .filter(Boolean)
              .join(", ") || t("common.none"),
        },
        { title: t("matrices.tasks"), kind: "numeric", cell: (matrix) => matrix.task_count },
        { title: t("matrices.assignments"), kind: "numeric", cell: (matrix) => matrix.assignment_count },
      ]}
    />
  );
}
