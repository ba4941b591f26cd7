import { getRouteApi } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import type { Form, Indicator, Section } from "@/api/types";
import { useForm } from "@/api/use-form";
import { levelName } from "@/figures/period-text";
import { usePick } from "@/locales/use-language";
import { Loaded } from "@/ui/loaded";
import { Page } from "@/ui/page";

import { AboutPanel } from "./about-panel";
import "./asking/words";
import "./body-words";
import { TargetTable } from "./target-table";
import "./words";
import "./forms.css";

const route = getRouteApi("/signed-in/forms/$formId");

/** A form as a reader's reference: every indicator with its definition and source, and what is asked of them. */
export function FormPage() {
  const { t } = useTranslation();
  const pick = usePick();
  const { formId } = route.useParams();
  const form = useForm(formId);
  return (
    <Page
      title={form.data ? pick(form.data.name_vi, form.data.name_en) : t("figures.form")}
      lead={form.data && t("forms.askedBy", { unit: form.data.unit.name })}
    >
      <Loaded query={form} lines={12}>
        {(data) => (
          <>
            <AboutPanel form={data} />
            {data.sections.map((section) => (
              <SectionPanel key={section.title_vi} section={section} form={data} />
            ))}
            {data.ratios.length > 0 && (
              <section className="panel" aria-labelledby="ratios">
                <h2 id="ratios">{t("forms.ratios")}</h2>
                <p className="quiet">{t("forms.ratiosNote")}</p>
                <ul className="indicators">
                  {data.ratios.map((ratio) => (
                    <IndicatorEntry key={ratio.id} indicator={ratio} note={formulaOf(ratio, data, pick)} />
                  ))}
                </ul>
              </section>
            )}
            <TargetTable form={data} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function SectionPanel({ section, form }: { section: Section; form: Form }) {
  const { t } = useTranslation();
  const pick = usePick();
  const id = `section-${form.sections.indexOf(section)}`;
  return (
    <section className="panel" aria-labelledby={id}>
      <h2 id={id}>{pick(section.title_vi, section.title_en)}</h2>
      <ul className="indicators">
        {section.items.map(({ indicator, levels }) => (
          <IndicatorEntry
            key={indicator.id}
            indicator={indicator}
            note={t("forms.askedOf", {
              levels: levels.map((level) => levelName(t, level)).join(", "),
            })}
          />
        ))}
      </ul>
    </section>
  );
}

function IndicatorEntry({ indicator, note }: { indicator: Indicator; note: string }) {
  const { t } = useTranslation();
  const pick = usePick();
  return (
    <li>
      <p className="indicator-name">
        {pick(indicator.name_vi, indicator.name_en)} <span className="quiet">({indicator.measure_unit})</span>
      </p>
      <p>{indicator.definition}</p>
      <p className="quiet">
        {indicator.code} · {note} · {t("common.source")}: {indicator.source}
      </p>
    </li>
  );
}

function formulaOf(ratio: Indicator, form: Form, pick: ReturnType<typeof usePick>): string {
  const items = form.sections.flatMap((section) => section.items.map((item) => item.indicator));
  const name = (id: number | null) => {
    const part = items.find((item) => item.id === id);
    return part ? pick(part.name_vi, part.name_en) : "…";
  };
  const factor = ratio.factor === null || ratio.factor === "1" ? "" : ` × ${ratio.factor}`;
  return `${name(ratio.numerator_id)} ÷ ${name(ratio.denominator_id)}${factor}`;
}
