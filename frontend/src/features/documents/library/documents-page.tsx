import { getRouteApi } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { allows, useMe } from "@/api/me";
import { LinkButton } from "@/ui/link-button";
import { Page } from "@/ui/page";
import { ViewLink } from "@/ui/view-link";

import { DocumentLibrary } from "./document-library";
import { Stubs } from "./stubs";
import { TextSearch } from "./text-search";
import "../documents.css";
import "../words";

const route = getRouteApi("/signed-in/documents");
const TABS = ["list", "search", "stubs"] as const;

/** Plan documents of the reader's units, a search over their words, and those that are named and missing. */
export function DocumentsPage() {
  const { t } = useTranslation();
  const me = useMe();
  const { view = "list" } = route.useSearch();

  return (
    <Page
      title={t("shell.pages.documents")}
      lead={t("documents.lead")}
      actions={
        allows(me, "document:edit") && (
          <LinkButton to="/documents/upload" main>
            {t("documents.upload.title")}
          </LinkButton>
        )
      }
    >
      <nav className="views" aria-label={t("documents.view")}>
        {TABS.map((tab) => (
          <ViewLink
            key={tab}
            to="/documents"
            search={(search) => ({ q: search.q, view: tab === "list" ? undefined : tab })}
            current={tab === view}
            resetScroll={false}
          >
            {t(`documents.views.${tab}`)}
          </ViewLink>
        ))}
      </nav>
      {view === "list" && <DocumentLibrary />}
      {view === "search" && <TextSearch />}
      {view === "stubs" && <Stubs />}
    </Page>
  );
}
