import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { usePick } from "@/locales/use-language";
import { numberText } from "@/ui/number-text";

import { type Fact, FactList } from "@/ui/fact-list";
import type { Detail, Part } from "./types";

/** What never changes about the indicator, how it is judged and broken down, and where it is used. */
export function Facts({ indicator }: { indicator: Detail }) {
  const { t } = useTranslation();
  const pick = usePick();
  const { numerator, denominator, factor, part_of, plausible_min, plausible_max } = indicator;
  const range = [plausible_min, plausible_max].map((bound) => (bound === null ? "…" : numberText(bound)));
  const facts: Fact[] = [
    [t("indicators.code"), indicator.code],
    [t("indicators.kindLabel"), t(`indicators.kind.${indicator.kind}`)],
    [t("indicators.owner"), indicator.unit.name],
    [t("indicators.numerator"), numerator && <PartLink part={numerator} />],
    [t("indicators.denominator"), denominator && <PartLink part={denominator} />],
    [t("indicators.factor"), factor && numberText(factor)],
    [t("indicators.partOf"), part_of && <PartLink part={part_of} />],
    [t("indicators.periodRuleLabel"), t(`indicators.periodRule.${indicator.period_rule}`)],
    [t("indicators.directionLabel"), t(`indicators.direction.${indicator.direction}`)],
    [t("indicators.plausible"), (plausible_min !== null || plausible_max !== null) && range.join(" – ")],
    [
      t("indicators.sensitive"),
      indicator.sensitivity_threshold !== null &&
        t("indicators.sensitiveBelow", { count: indicator.sensitivity_threshold }),
    ],
    [
      t("indicators.cells"),
      indicator.cells.length > 0 && (
        <ul className="plain-list">
          {indicator.cells.map((cell) => (
            <li key={cell.category_id}>{pick(cell.name_vi, cell.name_en)}</li>
          ))}
        </ul>
      ),
    ],
    [
      t("indicators.forms"),
      indicator.forms.length > 0 && (
        <ul className="plain-list">
          {indicator.forms.map((form) => (
            <li key={form.id}>
              <Link to="/forms/$formId" params={{ formId: form.id }}>
                {pick(form.name_vi, form.name_en)}
              </Link>
            </li>
          ))}
        </ul>
      ),
    ],
    [
      t("indicators.ratios"),
      indicator.ratios.length > 0 && (
        <ul className="plain-list">
          {indicator.ratios.map((ratio) => (
            <li key={ratio.id}>
              <PartLink part={ratio} />
            </li>
          ))}
        </ul>
      ),
    ],
  ];
  return (
    <section className="panel" aria-labelledby="facts">
      <h2 id="facts">{t("indicators.facts")}</h2>
      <FactList facts={facts} />
      {indicator.partitions.length > 0 && <p className="quiet">{t("indicators.addUp")}</p>}
    </section>
  );
}

function PartLink({ part }: { part: Part }) {
  const pick = usePick();
  const cell = part.cell_vi === null ? undefined : pick(part.cell_vi, part.cell_en ?? part.cell_vi);
  return (
    <>
      <Link to="/indicators/$indicatorId" params={{ indicatorId: part.id }}>
        {pick(part.name_vi, part.name_en)}
      </Link>
      {cell !== undefined && ` (${cell})`}
    </>
  );
}
