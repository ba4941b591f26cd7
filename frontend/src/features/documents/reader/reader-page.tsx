import { getRouteApi } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { DemoTag } from "@/figures/demo-tag";
import { Loaded } from "@/ui/loaded";
import { Page } from "@/ui/page";
import { usePageContext } from "@/ui/page-context";

import { useDocument } from "../api/use-document";
import { longName } from "@/ui/document-name";
import { DocumentStateTag } from "../document-state-tag";
import { OpenTags } from "../open-tags";
import type { DocumentDetail } from "../types";
import { Facts } from "./facts";
import { HistoryPanel } from "./history-panel";
import { ReaderBody } from "./reader-body";
import { StateBar } from "./state-bar";
import "../documents.css";
import "./reader.css";
import "../words";

const route = getRouteApi("/signed-in/documents/$documentId");

/** One document: what it is, what can be done with it, its text, and what was read from it. */
export function ReaderPage() {
  const { t } = useTranslation();
  const { documentId } = route.useParams();
  const document = useDocument(documentId);
  const detail = document.data?.body;
  usePageContext({ unit: detail?.unit.name, demo: detail?.demo });

  return (
    <Page
      title={detail ? (longName(detail) ?? t("documents.unnamed")) : t("documents.document")}
      place={documentId}
      lead={detail && <Marks document={detail} />}
    >
      <Loaded query={document} lines={12}>
        {({ body, etag }) => (
          <>
            <StateBar key={`state ${documentId}`} document={body} etag={etag} />
            <Facts key={`facts ${documentId}`} document={body} etag={etag} />
            <ReaderBody key={`text ${documentId}`} document={body} />
            <HistoryPanel documentId={documentId} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Marks({ document }: { document: DocumentDetail }) {
  return (
    <span className="tags">
      <DocumentStateTag state={document.state} />
      <OpenTags document={document} />
      {document.demo && <DemoTag />}
    </span>
  );
}
