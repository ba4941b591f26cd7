import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import type { FormChoice } from "@/figures/form-choice";
import { periodName } from "@/figures/period-text";
import { usePick } from "@/locales/use-language";

export function TotalLinks({ choices }: { choices: readonly FormChoice[] }) {
  const { t } = useTranslation();
  const pick = usePick();
  if (choices.length === 0) return null;
  return (
    <section aria-labelledby="totals" className="panel">
      <h2 id="totals">{t("home.totals")}</h2>
      <ul className="plain-list">
        {choices.map(({ form, asked }) => (
          <li key={`${form.id} ${asked.period.code}`}>
            <Link to="/totals" search={{ form: form.id, period: asked.period.code }}>
              {pick(form.name_vi, form.name_en)}, {periodName(t, asked.period).toLocaleLowerCase("vi")}
            </Link>
          </li>
        ))}
      </ul>
      <p>
        <Link to="/dashboards">{t("home.overview")}</Link>
      </p>
    </section>
  );
}
