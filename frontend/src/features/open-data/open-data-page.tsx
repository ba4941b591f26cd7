import { useState, useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";

import { sessionState } from "@/api/session";
import { usePick } from "@/locales/use-language";
import { Empty } from "@/ui/empty";
import { FilterText } from "@/ui/filter-text";
import { matches } from "@/ui/fold";
import { LanguageSwitch } from "@/ui/language-switch";
import { LinkButton } from "@/ui/link-button";
import { Loaded } from "@/ui/loaded";
import { Notice } from "@/ui/notice";
import { Page } from "@/ui/page";

import { type OpenDataList, useOpenData } from "./api";
import { DatasetPanel } from "./dataset-panel";
import { Terms } from "./terms";
import "./open-data.css";
import "./words";

/** What anybody may download, without an account: the official figures of public indicators. */
export function OpenDataPage() {
  const { t } = useTranslation();
  const query = useOpenData();
  const signedIn = useSyncExternalStore(sessionState.subscribe, sessionState.get) === "signed-in";
  return (
    <main id="main" className="alone open-data">
      <div className="open-data-top">
        <span className="brand">{t("common.product")}</span>
        <LanguageSwitch />
      </div>
      <Page
        title={t("openData.title")}
        lead={t("openData.lead")}
        actions={
          <LinkButton to={signedIn ? "/" : "/sign-in"}>
            {t(signedIn ? "openData.home" : "session.signIn")}
          </LinkButton>
        }
      >
        <Loaded query={query} lines={8}>
          {(data) => <Datasets data={data} />}
        </Loaded>
      </Page>
    </main>
  );
}

function Datasets({ data }: { data: OpenDataList }) {
  const { t } = useTranslation();
  const pick = usePick();
  const [sought, setSought] = useState("");
  const shown = data.items.filter(({ code, title_vi, title_en }) =>
    matches(`${code} ${title_vi} ${title_en}`, sought),
  );
  if (data.items.length === 0)
    return (
      <Empty title={t("openData.none")}>
        <p>{t("openData.noneHint")}</p>
      </Empty>
    );
  return (
    <>
      {data.items.some(({ demo }) => demo) && (
        <Notice tone="warning">
          <p>{t("openData.demo")}</p>
        </Notice>
      )}
      <Terms data={data} />
      <div className="filters">
        <FilterText label={t("openData.search")} value={sought} onChange={(next) => setSought(next ?? "")} />
      </div>
      <p role="status" className="quiet">
        {t("openData.count", { count: shown.length })}
      </p>
      {shown.map((dataset) => (
        <DatasetPanel
          key={dataset.code}
          dataset={dataset}
          licence={data.licence}
          title={pick(dataset.title_vi, dataset.title_en)}
        />
      ))}
    </>
  );
}
