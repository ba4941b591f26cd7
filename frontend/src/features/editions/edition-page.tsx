import { getRouteApi } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { Tagged } from "@/api/client";
import { DemoTag } from "@/figures/demo-tag";
import { periodName } from "@/figures/period-text";
import { usePick } from "@/locales/use-language";
import { Loading } from "@/ui/loaded";
import { Page } from "@/ui/page";
import { usePageContext } from "@/ui/page-context";
import { ProblemMessage } from "@/ui/problem-message";

import { Adjustments } from "./adjustments";
import { useEdition } from "./api/use-edition";
import { Coverage } from "./coverage";
import { DifferenceList } from "./difference-list";
import { EditionFacts } from "./edition-facts";
import { EditionTags } from "./edition-tags";
import { LineTable } from "./line-table";
import { Narrative } from "./narrative";
import { StaleNotice } from "./stale-notice";
import { StepBar } from "./step-bar";
import { TakeAway } from "./take-away";
import type { Edition } from "./types";
import "./editions.css";
import "./words";

const route = getRouteApi("/signed-in/editions/$editionId");

/** One edition: coverage first, then the figures, what the unit adds, its words, and the step to take. */
export function EditionPage() {
  const { t } = useTranslation();
  const { editionId } = route.useParams();
  const query = useEdition(editionId);
  if (query.data) return <Shown tagged={query.data} />;
  return (
    <Page title={t("editions.title")}>
      {query.error ? (
        <ProblemMessage error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <Loading lines={10} />
      )}
    </Page>
  );
}

function Shown({ tagged }: { tagged: Tagged<Edition> }) {
  const { t } = useTranslation();
  const pick = usePick();
  const [unsaved, setUnsaved] = useState(false);
  const edition = tagged.body;
  const { content } = edition;
  const period = periodName(t, edition.period);
  usePageContext({ unit: edition.unit.name, period, demo: edition.demo || undefined });
  return (
    <Page
      title={t("editions.numberOf", { number: edition.number, unit: edition.unit.name })}
      place={edition.id}
      lead={
        <>
          {pick(edition.form.name_vi, edition.form.name_en)} · {period} <EditionTags edition={edition} />{" "}
          {edition.demo && <DemoTag />}
        </>
      }
    >
      <StaleNotice edition={edition} />
      <StepBar tagged={tagged} unsaved={unsaved} />
      <Coverage tagged={tagged} />
      <EditionFacts edition={edition} />
      <LineTable content={content} />
      <Adjustments tagged={tagged} />
      {content.previous !== null && (
        <section className="section" aria-labelledby="since">
          <h2 id="since">{t("editions.changes.since", { number: content.previous.number })}</h2>
          <DifferenceList names={content} differences={content.previous.differences} />
        </section>
      )}
      <Narrative tagged={tagged} onUnsaved={setUnsaved} />
      <TakeAway edition={edition} />
    </Page>
  );
}
