import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { Input } from "antd";
import { useId } from "react";
import { useTranslation } from "react-i18next";

import { useDebounced } from "@/ui/debounced";
import { Empty } from "@/ui/empty";
import { Loaded } from "@/ui/loaded";
import { MorePages } from "@/ui/more-pages";

import { useTextSearch } from "../api/use-text-search";
import { clauseName } from "@/ui/clause-name";
import { shortName } from "@/ui/document-name";
import { DocumentStateTag } from "../document-state-tag";
import type { SearchHit } from "../types";

const route = getRouteApi("/signed-in/documents");

/** A search over the words of the documents: every hit is a clause, and leads to it. */
export function TextSearch() {
  const { t } = useTranslation();
  const id = useId();
  const navigate = useNavigate();
  const { q = "" } = route.useSearch();
  const rested = useDebounced(q, 300);
  const pages = useTextSearch(rested);

  return (
    <>
      <search className="field">
        <label htmlFor={id}>{t("documents.search.label")}</label>
        <Input
          id={id}
          type="search"
          className="search-field"
          placeholder={t("documents.search.hint")}
          value={q}
          maxLength={200}
          onChange={(event) =>
            void navigate({
              to: "/documents",
              search: { view: "search", q: event.target.value || undefined },
              replace: true,
            })
          }
        />
      </search>
      {rested.trim() === "" ? (
        <Empty title={t("documents.search.type")}>
          <p>{t("documents.search.typeHint")}</p>
        </Empty>
      ) : (
        <Loaded query={{ data: pages.data, error: pages.error, refetch: pages.refetch }} lines={8}>
          {(data) => {
            const hits = data.pages.flatMap((page) => page.items);
            return hits.length === 0 ? (
              <Empty title={t("documents.search.none", { q: rested })}>
                <p>{t("documents.search.noneHint")}</p>
              </Empty>
            ) : (
              <>
                <ol className="hits">
                  {hits.map((hit) => (
                    <li key={`${hit.document.id} ${hit.anchor}`}>
                      <Hit hit={hit} />
                    </li>
                  ))}
                </ol>
                <MorePages count={hits.length} pages={pages} />
              </>
            );
          }}
        </Loaded>
      )}
    </>
  );
}

function Hit({ hit: { document, unit, anchor, heading, excerpt } }: { hit: SearchHit }) {
  const { t } = useTranslation();
  const place = clauseName(anchor);
  return (
    <>
      <Link
        to="/documents/$documentId"
        params={{ documentId: document.id }}
        search={{ pane: "text" }}
        hash={anchor}
      >
        {shortName(document) ?? document.subject ?? t("documents.unnamed")}
        {place && ` · ${t("documents.clause", { clause: place })}`}
      </Link>{" "}
      <DocumentStateTag state={document.state} />
      <p className="quiet">
        {unit.name}
        {document.subject !== null && ` · ${document.subject}`}
      </p>
      {heading !== null && <p className="hit-heading">{heading}</p>}
      <p>
        {excerpt.map((piece, index) =>
          // Every second piece is a word that was searched for; their order is all that tells them apart.
          index % 2 === 1 ? <mark key={index}>{piece}</mark> : <span key={index}>{piece}</span>,
        )}
      </p>
    </>
  );
}
