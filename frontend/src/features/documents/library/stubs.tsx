import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { allows, useMe } from "@/api/me";
import { dayText } from "@/ui/dates";
import { Empty } from "@/ui/empty";
import { Loaded } from "@/ui/loaded";

import { useStubs } from "../api/use-stubs";
import { DocumentLink } from "../document-link";
import type { Stub } from "../types";

/** Documents that others name and nobody has uploaded, the most cited first. */
export function Stubs() {
  const { t } = useTranslation();
  const stubs = useStubs();
  return (
    <Loaded query={stubs} lines={8}>
      {({ items }) =>
        items.length === 0 ? (
          <Empty title={t("documents.stubs.none")}>
            <p>{t("documents.stubs.noneHint")}</p>
          </Empty>
        ) : (
          <StubTable stubs={items} />
        )
      }
    </Loaded>
  );
}

function StubTable({ stubs }: { stubs: readonly Stub[] }) {
  const { t } = useTranslation();
  const me = useMe();
  return (
    <div className="table-frame">
      <table className="table table-cards">
        <caption>{t("documents.stubs.caption", { count: stubs.length })}</caption>
        <thead>
          <tr>
            <th scope="col">{t("documents.typeAndNumber")}</th>
            <th scope="col">{t("documents.issuedOn")}</th>
            <th scope="col">{t("documents.issuer")}</th>
            <th scope="col">{t("documents.subject")}</th>
            <th scope="col">{t("documents.stubs.citedBy")}</th>
            {allows(me, "document:edit") && <th scope="col">{t("documents.stubs.next")}</th>}
          </tr>
        </thead>
        <tbody>
          {stubs.map((stub, index) => (
            <tr key={`${stub.number} ${index}`}>
              <th scope="row">
                {stub.type ?? ""} <span className="number">{stub.number}</span>
              </th>
              <td className="number" data-label={t("documents.issuedOn")}>
                {stub.issued_on === null ? t("documents.noDay") : dayText(stub.issued_on)}
              </td>
              <td data-label={t("documents.issuer")}>{stub.issuer ?? t("documents.noIssuer")}</td>
              <td data-label={t("documents.subject")}>{stub.subject ?? t("common.none")}</td>
              <td data-label={t("documents.stubs.citedBy")}>
                <ul className="plain-list">
                  {stub.cited_by.map((document) => (
                    <li key={document.id}>
                      <DocumentLink document={document} />
                    </li>
                  ))}
                </ul>
              </td>
              {allows(me, "document:edit") && (
                <td>
                  <Link to="/documents/upload">
                    {t("documents.stubs.upload")}
                    <span className="visually-hidden"> {stub.number}</span>
                  </Link>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
