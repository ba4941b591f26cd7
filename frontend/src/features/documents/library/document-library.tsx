import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { Button } from "antd";
import { useTranslation } from "react-i18next";

import { allows, useMe } from "@/api/me";
import { useDebounced } from "@/ui/debounced";
import { Empty } from "@/ui/empty";
import { ExportButton } from "@/ui/export-button";
import { LinkButton } from "@/ui/link-button";
import { Loaded } from "@/ui/loaded";
import { MorePages } from "@/ui/more-pages";

import { useDocuments } from "../api/use-documents";
import type { LibrarySearch } from "../search";
import { DocumentTable } from "./document-table";
import { LibraryFilters } from "./library-filters";
import { StateCounts } from "./state-counts";

const route = getRouteApi("/signed-in/documents");

/** The list; its filters are the address. */
export function DocumentLibrary() {
  const { t } = useTranslation();
  const me = useMe();
  const navigate = useNavigate();
  const filter = route.useSearch();
  const q = useDebounced(filter.q, 300);
  const { unit, state, type, year, open } = filter;
  const pages = useDocuments({ ...filter, q });
  const filtered = Object.entries(filter).some(([, value]: [string, unknown]) => value !== undefined);
  const change = (next: LibrarySearch, replace = false) =>
    void navigate({
      to: "/documents",
      search: { ...filter, ...next },
      replace,
      resetScroll: false,
    });

  return (
    <>
      <LibraryFilters filter={filter} onChange={change} />
      <Loaded query={{ data: pages.data, error: pages.error, refetch: pages.refetch }} lines={8}>
        {(data) => {
          const documents = data.pages.flatMap((page) => page.items);
          return (
            <>
              <StateCounts counts={data.pages[0]?.counts} />
              {documents.length === 0 ? (
                <Empty title={t(filtered ? "documents.noneFound" : "documents.none")}>
                  <p>{t(filtered ? "documents.noneFoundHint" : "documents.noneHint")}</p>
                  <div className="actions">
                    {filtered && (
                      <Button onClick={() => void navigate({ to: "/documents", search: {} })}>
                        {t("documents.allDocuments")}
                      </Button>
                    )}
                    {allows(me, "document:edit") && (
                      <LinkButton to="/documents/upload" main={!filtered}>
                        {t("documents.upload.title")}
                      </LinkButton>
                    )}
                  </div>
                </Empty>
              ) : (
                <>
                  <DocumentTable documents={documents} />
                  <MorePages count={documents.length} pages={pages} />
                  <ExportButton
                    path="/api/v1/documents/export"
                    query={{ q, unit_id: unit, state, type, year, open }}
                  />
                </>
              )}
            </>
          );
        }}
      </Loaded>
    </>
  );
}
