import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { DemoTag } from "@/figures/demo-tag";
import { dayText } from "@/ui/dates";

import { longName } from "../document-name";
import { DocumentStateTag } from "../document-state-tag";
import { OpenTags } from "../open-tags";
import type { DocumentItem } from "../types";

export function DocumentTable({ documents }: { documents: readonly DocumentItem[] }) {
  const { t } = useTranslation();
  return (
    <div className="table-frame">
      <table className="table table-cards">
        <thead>
          <tr>
            <th scope="col">{t("documents.subject")}</th>
            <th scope="col">{t("documents.typeAndNumber")}</th>
            <th scope="col">{t("documents.issuedOn")}</th>
            <th scope="col">{t("documents.issuer")}</th>
            <th scope="col">{t("documents.stateTitle")}</th>
          </tr>
        </thead>
        <tbody>
          {documents.map((document) => (
            <tr key={document.id}>
              <th scope="row" className="document-subject">
                <Link to="/documents/$documentId" params={{ documentId: document.id }}>
                  {longName(document) ?? t("documents.unnamed")}
                </Link>
                <div className="quiet">{document.unit.name}</div>
              </th>
              <td data-label={t("documents.typeAndNumber")}>
                {document.type ?? t("documents.noType")}
                <div className="number">{document.number ?? t("documents.noNumber")}</div>
              </td>
              <td className="number" data-label={t("documents.issuedOn")}>
                {document.issued_on === null ? t("documents.noDay") : dayText(document.issued_on)}
              </td>
              <td data-label={t("documents.issuer")}>{document.issuer ?? t("documents.noIssuer")}</td>
              <td>
                <div className="tags">
                  <DocumentStateTag state={document.state} />
                  <OpenTags document={document} />
                  {document.demo && <DemoTag />}
                </div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
