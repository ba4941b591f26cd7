import { useTranslation } from "react-i18next";

import type { Form, Target } from "@/api/types";
import { numberText } from "@/ui/number-text";
import { usePick } from "@/locales/use-language";

/** What some document asks of the form's indicators, in that document's own words. */
export function TargetTable({ form }: { form: Form }) {
  const { t } = useTranslation();
  if (form.targets.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="targets">
      <h2 id="targets">{t("forms.targets")}</h2>
      <div className="table-frame">
        <table className="table table-cards">
          <thead>
            <tr>
              <th scope="col">{t("forms.indicator")}</th>
              <th scope="col">{t("forms.target")}</th>
              <th scope="col">{t("forms.years")}</th>
              <th scope="col">{t("forms.printed")}</th>
            </tr>
          </thead>
          <tbody>
            {form.targets.map((target) => (
              <TargetRow key={`${target.indicator_id} ${target.printed}`} target={target} form={form} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function TargetRow({ target, form }: { target: Target; form: Form }) {
  const { t } = useTranslation();
  const pick = usePick();
  const indicator = [
    ...form.ratios,
    ...form.sections.flatMap((section) => section.items.map((item) => item.indicator)),
  ].find((item) => item.id === target.indicator_id);
  return (
    <tr>
      <th scope="row">{indicator && pick(indicator.name_vi, indicator.name_en)}</th>
      <td data-label={t("forms.target")}>
        {t(`figures.comparator.${target.comparator}`, { value: numberText(target.value) })}
        {indicator && ` ${indicator.measure_unit}`}
      </td>
      <td className="number" data-label={t("forms.years")}>
        {target.to_year === null
          ? t("figures.yearsFrom", { year: target.from_year })
          : `${target.from_year}–${target.to_year}`}
      </td>
      <td data-label={t("forms.printed")}>
        “{target.printed}”
        {target.condition !== null && ` · ${t("forms.condition", { words: target.condition })}`}
        <span className="quiet"> · {target.source}</span>
      </td>
    </tr>
  );
}
