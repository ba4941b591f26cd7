import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { Input } from "antd";
import { useId } from "react";
import { useTranslation } from "react-i18next";

import { allows, useMe } from "@/api/me";
import { useDebounced } from "@/ui/debounced";
import { Empty } from "@/ui/empty";
import { Page } from "@/ui/page";

import { FormHits, MatrixHits, UnitHits } from "./hits";

const route = getRouteApi("/signed-in/search");

/** One search over what the reader may open; names are found with or without diacritics. */
export function SearchPage() {
  const { t } = useTranslation();
  const id = useId();
  const me = useMe();
  const navigate = useNavigate();
  const { q = "" } = route.useSearch();
  const rested = useDebounced(q, 250);
  return (
    <Page title={t("search.title")}>
      <div className="field">
        <label htmlFor={id}>{t("shell.search")}</label>
        <Input
          id={id}
          type="search"
          className="search-field"
          placeholder={t("shell.searchHint")}
          value={q}
          onChange={(event) =>
            void navigate({ to: "/search", search: { q: event.target.value || undefined }, replace: true })
          }
        />
      </div>
      {rested.trim().length < 2 ? (
        <Empty title={t("search.typeMore")}>
          <p>
            <Link to="/help">{t("shell.pages.help")}</Link>
          </p>
        </Empty>
      ) : (
        <>
          {allows(me, "form:read") && <FormHits q={rested} />}
          {allows(me, "matrix:read") && <MatrixHits q={rested} />}
          {allows(me, "unit:read") && <UnitHits q={rested} />}
        </>
      )}
    </Page>
  );
}
