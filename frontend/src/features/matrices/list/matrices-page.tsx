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
    <div className="table-frame">
      <table className="table table-cards">
        <thead>
          <tr>
            <th scope="col">{t("matrices.matrix")}</th>
            <th scope="col">{t("matrices.stateLabel")}</th>
            <th scope="col">{t("matrices.year")}</th>
            <th scope="col">{t("figures.unit")}</th>
            <th scope="col">{t("matrices.document")}</th>
            <th scope="col" className="numeric">
              {t("matrices.tasks")}
            </th>
            <th scope="col" className="numeric">
              {t("matrices.assignments")}
            </th>
          </tr>
        </thead>
        <tbody>
          {matrices.map((matrix) => (
            <tr key={matrix.id}>
              <th scope="row">
                <Link to="/matrices/$matrixId" params={{ matrixId: matrix.id }}>
                  {matrix.title}
                </Link>
              </th>
              <td data-label={t("matrices.stateLabel")}>
                <MatrixStateTag state={matrix.state} />
              </td>
              <td data-label={t("matrices.year")}>{matrix.year}</td>
              <td data-label={t("figures.unit")}>{matrix.unit.name}</td>
              <td data-label={t("matrices.document")}>
                {[
                  [matrix.document?.type, matrix.document?.number].filter(Boolean).join(" "),
                  matrix.issued_on !== null && dayText(matrix.issued_on),
                ]
                  .filter(Boolean)
                  .join(", ") || t("common.none")}
              </td>
              <td className="numeric" data-label={t("matrices.tasks")}>
                {matrix.task_count}
              </td>
              <td className="numeric" data-label={t("matrices.assignments")}>
                {matrix.assignment_count}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
