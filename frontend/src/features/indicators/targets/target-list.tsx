import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { useLanguage } from "@/locales/use-language";

import type { Detail, Target } from "../types";
import { targetSentence } from "./target-sentence";
import { TargetTags } from "./target-tags";

/** What documents ask of the indicator: the nearest unit's first, the higher ones beside it. */
export function TargetList({ indicator }: { indicator: Detail }) {
  const { t } = useTranslation();
  return (
    <section className="panel" aria-labelledby="targets">
      <h2 id="targets">{t("indicators.targets.title")}</h2>
      {indicator.targets.length === 0 && <p>{t("indicators.targets.none")}</p>}
      {indicator.targets.map((target) => (
        <TargetCard key={target.id} target={target} indicator={indicator} />
      ))}
    </section>
  );
}

function TargetCard({ target, indicator }: { target: Target; indicator: Detail }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const words = indicator.versions.at(-1);
  const changes = target.actions.includes("change_target");
  return (
    <article className="target-card" aria-label={t("indicators.targets.of", { unit: target.unit.name })}>
      <h3>{target.unit.name}</h3>
      <TargetTags target={target} />
      {words && <p>{targetSentence(t, language, target, words)}</p>}
      <p lang="vi">“{target.printed}”</p>
      <p className="quiet" lang="vi">
        {target.source}
      </p>
      <Link
        to="/indicators/$indicatorId/targets/$targetId"
        params={{ indicatorId: indicator.id, targetId: target.id }}
        aria-label={`${t(changes ? "indicators.targets.see" : "indicators.targets.seeOnly")}: ${target.unit.name}`}
      >
        {t(changes ? "indicators.targets.see" : "indicators.targets.seeOnly")}
      </Link>
    </article>
  );
}
