import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { Button } from "antd";
import { useTranslation } from "react-i18next";

import { useLanguage, usePick } from "@/locales/use-language";
import { Loaded } from "@/ui/loaded";
import { Page } from "@/ui/page";

import { useIndicator } from "../api/use-indicator";
import { useTarget } from "../api/use-target";
import "../indicators.css";
import type { TargetSearch } from "../search";
import "../words";
import { BesideTable } from "./beside-table";
import { ChangeForm } from "./change-form";
import { TargetFacts } from "./target-facts";
import { targetSentence } from "./target-sentence";
import { TargetTags } from "./target-tags";
import { WithdrawForm } from "./withdraw-form";

const route = getRouteApi("/signed-in/indicators/$indicatorId/targets/$targetId");

/** One target: what it asks in a sentence, by what right, beside what is asked above, and what its keepers may do. */
export function TargetPage() {
  const { t } = useTranslation();
  const pick = usePick();
  const language = useLanguage();
  const navigate = useNavigate();
  const { indicatorId, targetId } = route.useParams();
  const { step } = route.useSearch();
  const query = useTarget(targetId);
  const indicator = useIndicator(indicatorId, undefined).data?.body;
  const held = query.data?.body;
  const go = (search: TargetSearch) =>
    void navigate({
      to: "/indicators/$indicatorId/targets/$targetId",
      params: { indicatorId, targetId },
      search,
      resetScroll: false,
    });
  const close = () => go({});
  const name = held && pick(held.indicator.name_vi, held.indicator.name_en);
  return (
    <Page
      title={t("indicators.target.title", { unit: held?.unit.name ?? "…" })}
      place={targetId}
      lead={
        <Link to="/indicators/$indicatorId" params={{ indicatorId }}>
          {t("indicators.target.backTo", { name: name ?? "…" })}
        </Link>
      }
    >
      <Loaded query={query}>
        {({ body, etag }) => (
          <>
            <section className="panel" aria-label={t("indicators.targets.of", { unit: body.unit.name })}>
              <p className="target-sentence">{targetSentence(t, language, body, body.indicator)}</p>
              <TargetTags target={body} />
            </section>
            <BesideTable target={body} />
            <TargetFacts target={body} />
            {body.actions.length > 0 && step === undefined && (
              <div className="actions">
                <Button type="primary" onClick={() => go({ step: "change" })}>
                  {t("indicators.target.change")}
                </Button>
                <Button danger onClick={() => go({ step: "withdraw" })}>
                  {t("indicators.target.withdraw")}
                </Button>
              </div>
            )}
            {step === "change" && indicator && body.actions.includes("change_target") && (
              <ChangeForm
                key={body.version}
                target={body}
                indicator={indicator}
                etag={etag}
                onClose={close}
              />
            )}
            {step === "withdraw" && body.actions.includes("withdraw_target") && (
              <WithdrawForm targetId={body.id} etag={etag} onClose={close} />
            )}
          </>
        )}
      </Loaded>
    </Page>
  );
}
