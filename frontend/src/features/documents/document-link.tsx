import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { longName, shortName } from "@/ui/document-name";
import type { DocumentRef } from "./types";

/** Another document in a line, with its subject where there is room. */
export function DocumentLink({
  document,
  withSubject = false,
}: {
  document: DocumentRef;
  withSubject?: boolean;
}) {
  const { t } = useTranslation();
  const name = shortName(document) ?? longName(document) ?? t("documents.unnamed");
  return (
    <>
      <Link to="/documents/$documentId" params={{ documentId: document.id }}>
        {name}
      </Link>
      {withSubject && document.subject !== null && document.subject !== name && (
        <span className="quiet"> · {document.subject}</span>
      )}
    </>
  );
}
