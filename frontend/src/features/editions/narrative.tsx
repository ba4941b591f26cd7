import { useTranslation } from "react-i18next";

import type { Tagged } from "@/api/client";

import { NarrativeForm } from "./narrative-form";
import { ReportFacts } from "./report-facts";
import type { Edition } from "./types";

interface Props {
  tagged: Tagged<Edition>;
  onUnsaved: (unsaved: boolean) => void;
}

/** The words of the report: written while it is a draft, read afterwards. */
export function Narrative({ tagged, onUnsaved }: Props) {
  const { t } = useTranslation();
  const { content, actions, id } = tagged.body;
  return (
    <section className="section" aria-labelledby="narrative">
      <h2 id="narrative">{t("editions.report.title")}</h2>
      {actions.includes("save") ? (
        <NarrativeForm key={id} tagged={tagged} onUnsaved={onUnsaved} />
      ) : (
        <>
          {content.report.sections.map(({ title, text }, place) => (
            <div key={`${place} ${title}`} className="narrative">
              <h3>{title}</h3>
              {text ? <p>{text}</p> : <p className="quiet">{t("editions.report.empty")}</p>}
            </div>
          ))}
          <ReportFacts edition={tagged.body} />
        </>
      )}
    </section>
  );
}
