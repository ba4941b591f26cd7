import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import type { MatrixSummary } from "@/api/types";
import { useMatrices } from "@/api/use-matrices";
import { Choice } from "@/ui/choice";
import { dayText } from "@/ui/dates";
import { Empty } from "@/ui/empty";
import { Loaded } from "@/ui/loaded";
import { Page } from "@/ui/page";

const route = getRouteApi("/signed-in/matrices");

export function MatricesPage() {
  const { t } = useTranslation();
  const { year } = route.useSearch();
  const navigate = useNavigate();
  const matrices = useMatrices(undefined);
  return (
    <Page title={t("shell.pages.matrices")} lead={t("matrices.intro")}>
      <Loaded query={matrices}>
        {({ items }) => {
          const years = [...new Set(items.map((matrix) => matrix.year))].sort((a, b) => b - a);
          const shown = items.filter((matrix) => year === undefined || matrix.year === year);
          return (
            <>
              {years.length > 1 && (
                <div className="filters">
                  <Choice
                    label={t("matrices.year")}
                    value={year === undefined ? "all" : `${year}`}
                    options={[
                      { value: "all", label: t("matrices.allYears") },
                      ...years.map((item) => ({ value: `${item}`, label: `${item}` })),
                    ]}
                    onChange={(value) =>
                      void navigate({
                        to: ".",
                        search: { year: value === "all" ? undefined : Number(value) },
                      })
                    }
                  />
                </div>
              )}
              {shown.length === 0 ? <Empty title={t("matrices.none")} /> : <MatrixTable matrices={shown} />}
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}

function MatrixTable({ matrices }: { matrices: readonly MatrixSummary[] }) {
  const { t } = useTranslation();
  return (
    <div className="table-frame">
      <table className="table table-cards">
        <thead>
          <tr>
            <th scope="col">{t("matrices.matrix")}</th>
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
              <td data-label={t("matrices.year")}>{matrix.year}</td>
              <td data-label={t("figures.unit")}>{matrix.unit.name}</td>
              <td data-label={t("matrices.document")}>
                {matrix.document?.type} {matrix.document?.number}
                {matrix.issued_on !== null && `, ${dayText(matrix.issued_on)}`}
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
