import { getRouteApi } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { periodName } from "@/figures/period-text";
import { usePick } from "@/locales/use-language";
import { Empty } from "@/ui/empty";
import { LinkButton } from "@/ui/link-button";
import { Loaded } from "@/ui/loaded";
import { Page } from "@/ui/page";
import { usePageContext } from "@/ui/page-context";

import { useWhy } from "./api/use-why";
import { Changes } from "./changes";
import { Contributors } from "./contributors";
import { FigurePanel } from "./figure-panel";
import { LastEdition } from "./last-edition";
import { Meaning } from "./meaning";
import { Reporters } from "./reporters";
import type { WhySearch } from "./search";
import type { Asked, Why } from "./types";
import "./why.css";
import "./words";

const route = getRouteApi("/signed-in/totals/why");

/** Why a number is what it is: what it is made of, what changed, who entered it, and which document asks for it. */
export function WhyPage() {
  const { t } = useTranslation();
  const asked = askedOf(route.useSearch());
  return (
    <Page
      title={t("why.title")}
      place={JSON.stringify(asked)}
      actions={
        <LinkButton to="/totals" search={({ form, period, unit }) => ({ form, period, unit })}>
          {t("why.back")}
        </LinkButton>
      }
    >
      {asked ? <Behind asked={asked} /> : <Empty title={t("why.nothing")}>{t("why.nothingHint")}</Empty>}
    </Page>
  );
}

function askedOf({ form, period, unit, indicator, category = 0 }: WhySearch): Asked | undefined {
  if (form === undefined || period === undefined || unit === undefined || indicator === undefined)
    return undefined;
  return { form, period, unit, indicator, category };
}

function Behind({ asked }: { asked: Asked }) {
  const query = useWhy(asked);
  return (
    <Loaded query={query} lines={10}>
      {(why) => (
        <div className="why" aria-busy={query.isPlaceholderData}>
          <Answer asked={asked} why={why} />
        </div>
      )}
    </Loaded>
  );
}

function Answer({ asked, why }: { asked: Asked; why: Why }) {
  const { t } = useTranslation();
  const pick = usePick();
  usePageContext({ unit: why.unit.name, period: periodName(t, why.period) });
  return (
    <>
      <p className="why-of">
        <strong>{pick(why.name_vi, why.name_en)}</strong>
        <span>
          {why.unit.name} · {periodName(t, why.period)} · {pick(why.form_name_vi, why.form_name_en)}
        </span>
      </p>
      <FigurePanel why={why} />
      <Changes why={why} />
      <Contributors why={why} />
      <Reporters why={why} />
      <LastEdition asked={asked} why={why} />
      <Meaning why={why} />
    </>
  );
}
