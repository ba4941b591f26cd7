import { useQueries } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { allows, useMe } from "@/api/me";
import { useForms } from "@/api/use-forms";
import { usePick } from "@/locales/use-language";

import { formQuery } from "../api/form-query";

interface Props {
  ids: readonly number[];
  onChange: (ids: number[]) => void;
}

/** By which indicators the task's success is measured: those of the forms that the reader sees. */
export function IndicatorField({ ids, onChange }: Props) {
  const me = useMe();
  return allows(me, "form:read") ? <Boxes ids={ids} onChange={onChange} /> : null;
}

function Boxes({ ids, onChange }: Props) {
  const { t } = useTranslation();
  const pick = usePick();
  const forms = useForms().data?.items ?? [];
  const details = useQueries({ queries: forms.map((form) => formQuery(form.id)) });
  const indicators = new Map(
    details
      .flatMap((detail) => detail.data?.sections ?? [])
      .flatMap((section) => section.items)
      .map(({ indicator }) => [indicator.id, indicator]),
  );
  if (indicators.size === 0) return null;
  return (
    <details className="indicator-field">
      <summary>{t("matrices.edit.indicators", { count: ids.length })}</summary>
      <ul className="plain-list">
        {[...indicators.values()].map((indicator) => (
          <li key={indicator.id}>
            <label className="check">
              <input
                type="checkbox"
                checked={ids.includes(indicator.id)}
                onChange={(event) =>
                  onChange(
                    event.target.checked ? [...ids, indicator.id] : ids.filter((one) => one !== indicator.id),
                  )
                }
              />
              {pick(indicator.name_vi, indicator.name_en)}
            </label>
          </li>
        ))}
      </ul>
    </details>
  );
}
