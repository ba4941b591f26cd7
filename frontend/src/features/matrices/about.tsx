import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import type { Matrix } from "@/api/types";
import { dayText } from "@/ui/dates";

import { MatrixStateTag } from "./matrix-state-tag";

/** Where the matrix comes from, and how far it is. */
export function About({ matrix }: { matrix: Matrix }) {
  const { t } = useTranslation();
  const { document } = matrix;
  return (
    <section className="panel" aria-label={t("matrices.about")}>
      <dl className="facts">
        <dt>{t("matrices.stateLabel")}</dt>
        <dd>
          <MatrixStateTag state={matrix.state} />
          {matrix.issued_on !== null && ` ${t("matrices.issued", { day: dayText(matrix.issued_on) })}`}
        </dd>
        {document !== null && (
          <>
            <dt>{t("matrices.document")}</dt>
            <dd>
              <Link to="/documents/$documentId" params={{ documentId: document.id }}>
                {[document.type, document.number].filter(Boolean).join(" ") || t("matrices.document")}
              </Link>
              {document.issued_on !== null && ` · ${dayText(document.issued_on)}`}
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
