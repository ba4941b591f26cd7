import { getRouteApi } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import type { Matrix } from "@/api/types";
import { dayText } from "@/ui/dates";
import { Empty } from "@/ui/empty";
import { Loaded } from "@/ui/loaded";
import { Page } from "@/ui/page";
import { usePageContext } from "@/ui/page-context";
import { ViewLink } from "@/ui/view-link";

import { AgencyView } from "./agency-view";
import { useMatrix } from "./api/use-matrix";
import { MatrixTable } from "./matrix-table";
import { VIEWS } from "./search";
import "./matrices.css";

const route = getRouteApi("/signed-in/matrices/$matrixId");

export function MatrixPage() {
  const { t } = useTranslation();
  const { matrixId } = route.useParams();
  const { view = "table", agency } = route.useSearch();
  const matrix = useMatrix(matrixId);
  usePageContext({ unit: matrix.data?.unit.name });
  return (
    <Page title={matrix.data?.title ?? t("matrices.matrix")}>
      <Loaded query={matrix} lines={12}>
        {(data) => (
          <>
            <About matrix={data} />
            <nav className="views" aria-label={t("matrices.view")}>
              {VIEWS.map((name) => (
                <ViewLink
                  key={name}
                  to="/matrices/$matrixId"
                  params={{ matrixId }}
                  search={(search) => ({ ...search, view: name === "table" ? undefined : name })}
                  current={name === view}
                  resetScroll={false}
                >
                  {t(`matrices.views.${name}`)}
                </ViewLink>
              ))}
            </nav>
            {data.tasks.length === 0 ? (
              <Empty title={t("matrices.noTasks")} />
            ) : view === "table" ? (
              <MatrixTable matrix={data} />
            ) : (
              <AgencyView tasks={data.tasks} bodyId={agency} />
            )}
          </>
        )}
      </Loaded>
    </Page>
  );
}

function About({ matrix }: { matrix: Matrix }) {
  const { t } = useTranslation();
  const { document } = matrix;
  return (
    <section className="panel" aria-label={t("matrices.about")}>
      <dl className="facts">
        {document !== null && (
          <>
            <dt>{t("matrices.document")}</dt>
            <dd>
              {document.type} {document.number}
              {document.issued_on !== null && ` · ${t("matrices.issued", { day: dayText(document.issued_on) })}`}
            </dd>
            <dt>{t("matrices.subject")}</dt>
            <dd>{document.subject}</dd>
            {document.signer !== null && (
              <>
                <dt>{t("matrices.signer")}</dt>
                <dd>{document.signer}</dd>
              </>
            )}
          </>
        )}
        <dt>{t("common.source")}</dt>
        <dd>{matrix.source}</dd>
        <dt>{t("matrices.size")}</dt>
        <dd>
          {t("matrices.taskCount", { count: matrix.task_count })} ·{" "}
          {t("matrices.assignmentCount", { count: matrix.assignment_count })}
        </dd>
      </dl>
    </section>
  );
}
