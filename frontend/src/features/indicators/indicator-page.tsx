import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { Button } from "antd";
import { useTranslation } from "react-i18next";

import { useMe } from "@/api/me";
import { usePick } from "@/locales/use-language";
import { DateField } from "@/ui/date-field";
import { LinkButton } from "@/ui/link-button";
import { Loaded } from "@/ui/loaded";
import { Notice } from "@/ui/notice";
import { Page } from "@/ui/page";

import { useIndicator } from "./api/use-indicator";
import { CorrectForm } from "./correct-form";
import { EndForm } from "./end-form";
import { Facts } from "./facts";
import { MeaningFacts } from "./meaning-facts";
import { EndPublicForm, MakePublicForm } from "./public-form";
import { PublicMark } from "./public-mark";
import type { IndicatorSearch } from "./search";
import { TargetList } from "./targets/target-list";
import { VersionForm } from "./version-form";
import { VersionHistory } from "./version-history";
import "./indicators.css";
import "./words";

const route = getRouteApi("/signed-in/indicators/$indicatorId");

/** One indicator: what it means and meant, what is asked of it, where it is used, and what its keepers may do. */
export function IndicatorPage() {
  const { t } = useTranslation();
  const me = useMe();
  const pick = usePick();
  const navigate = useNavigate();
  const { indicatorId } = route.useParams();
  const { on, step } = route.useSearch();
  const query = useIndicator(indicatorId, on);
  const go = (search: IndicatorSearch) =>
    void navigate({
      to: "/indicators/$indicatorId",
      params: { indicatorId },
      search: { on, step, ...search },
      resetScroll: false,
    });
  const close = () => go({ step: undefined });
  const held = query.data?.body;
  const named = held?.shown ?? held?.versions.at(-1);
  return (
    <Page
      title={named ? pick(named.name_vi, named.name_en) : t("indicators.indicator")}
      place={indicatorId}
      lead={<Link to="/indicators">{t("indicators.backToList")}</Link>}
      actions={
        <DateField
          label={t("indicators.on")}
          value={on ?? held?.on ?? me.today}
          onChange={(day) => go({ on: day === me.today ? undefined : day })}
        />
      }
    >
      <Loaded query={query}>
        {({ body, etag }) => (
          <>
            {body.shown === null && (
              <Notice tone="warning">
                <p>{t("indicators.notInForce")}</p>
              </Notice>
            )}
            {body.shown && <MeaningFacts version={body.shown} />}
            <Facts indicator={body} />
            <TargetList indicator={body} />
            <PublicMark indicator={body} />
            <VersionHistory versions={body.versions} onShow={(day) => go({ on: day })} />
            {body.actions.length > 0 && step === undefined && (
              <div className="actions">
                {body.actions.includes("set_target") && (
                  <LinkButton to="/indicators/$indicatorId/targets/new" params={{ indicatorId }} main>
                    {t("indicators.target.set")}
                  </LinkButton>
                )}
                {body.actions.includes("correct") && (
                  <Button onClick={() => go({ step: "correct" })}>{t("indicators.correct.title")}</Button>
                )}
                {body.actions.includes("start_version") && (
                  <Button onClick={() => go({ step: "version" })}>{t("indicators.version.title")}</Button>
                )}
                {body.actions.includes("end") && (
                  <Button onClick={() => go({ step: "end" })}>{t("indicators.end.title")}</Button>
                )}
                {body.actions.includes("make_public") && (
                  <Button onClick={() => go({ step: "public" })}>{t("indicators.public.make")}</Button>
                )}
                {body.actions.includes("end_public") && (
                  <Button onClick={() => go({ step: "end-public" })}>{t("indicators.public.end")}</Button>
                )}
              </div>
            )}
            {step === "correct" && body.actions.includes("correct") && (
              <CorrectForm indicator={body} etag={etag} onClose={close} />
            )}
            {step === "version" && body.actions.includes("start_version") && (
              <VersionForm indicator={body} etag={etag} onClose={close} />
            )}
            {step === "end" && body.actions.includes("end") && (
              <EndForm indicator={body} etag={etag} onClose={close} />
            )}
            {step === "public" && body.actions.includes("make_public") && (
              <MakePublicForm indicator={body} etag={etag} onClose={close} />
            )}
            {step === "end-public" && body.actions.includes("end_public") && (
              <EndPublicForm indicator={body} etag={etag} onClose={close} />
            )}
          </>
        )}
      </Loaded>
    </Page>
  );
}
