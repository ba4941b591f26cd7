import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { DemoTag } from "@/figures/demo-tag";
import { dayText } from "@/ui/dates";
import { ListTable } from "@/ui/list-table";

import { longName } from "@/ui/document-name";
import { DocumentStateTag } from "../document-state-tag";
import { OpenTags } from "../open-tags";
import type { DocumentItem } from "../types";

export function DocumentTable({ documents }: { documents: readonly DocumentItem[] }) {
  const { t } = useTranslation();
  return (
    <ListTable
      rows={documents}
      rowKey={({ id }) => id}
      columns={[
        {
          title: t("documents.subject"),
          className: "document-subject",
          cell: (document) => (
            <>
              <Link to="/documents/$documentId" params={{ documentId: document.id }}>
                {longName(document) ?? t("documents.unnamed")}
              </Link>
              <div className="quiet">{document.unit.name}</div>
            </>
          ),
        },
        {
          title: t("documents.typeAndNumber"),
          cell: ({ type, number }) => (
            <>
              {type ?? t("documents.noType")}
              <div className="number">{number ?? t("documents.noNumber")}</div>
            </>
          ),
        },
        {
          title: t("documents.issuedOn"),
          kind: "number",
          cell: ({ issued_on: day }) => (day === null ? t("documents.noDay") : dayText(day)),
        },
        { title: t("documents.issuer"), cell: ({ issuer }) => issuer ?? t("documents.noIssuer") },
        {
          title: t("documents.stateTitle"),
          bare: true,
          cell: (document) => (
            <div className="tags">
              <DocumentStateTag state={document.state} />
              <OpenTags document={document} />
              {document.demo && <DemoTag />}
            </div>
          ),
        },
      ]}
    />
  );
}
