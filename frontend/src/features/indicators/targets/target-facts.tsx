import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { useLanguage } from "@/locales/use-language";
import { clauseName } from "@/ui/clause-name";
import { longName, shortName } from "@/ui/document-name";

import { type Fact, FactList } from "@/ui/fact-list";
import type { TargetDetail } from "../types";
import { baselineText, whomText } from "./target-sentence";

/** By what words of which document it is asked, and of whom. */
export function TargetFacts({ target }: { target: TargetDetail }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { document } = target;
  const facts: Fact[] = [
    [t("indicators.target.printed"), <span lang="vi">“{target.printed}”</span>],
    [t("indicators.target.source"), <span lang="vi">{target.source}</span>],
    [
      t("indicators.target.document"),
      document === null ? (
        t("indicators.target.noDocument")
      ) : (
        <Link
          to="/documents/$documentId"
          params={{ documentId: document.id }}
          {...(target.clause === null ? {} : { hash: target.clause })}
        >
          {[shortName(document) ?? longName(document), clauseName(target.clause)].filter(Boolean).join(" · ")}
        </Link>
      ),
    ],
    [t("indicators.target.whom"), whomText(t, language, target)],
    [t("indicators.target.condition"), target.condition],
    [t("indicators.target.baseline"), baselineText(t, target)],
  ];
  return (
    <section className="panel" aria-labelledby="target-facts">
      <h2 id="target-facts">{t("indicators.target.facts")}</h2>
      <FactList facts={facts} />
    </section>
  );
}
