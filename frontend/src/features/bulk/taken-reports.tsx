import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { usePick } from "@/locales/use-language";
import { Loaded } from "@/ui/loaded";

import { useTaken } from "./api/use-taken";

/** The way from a file to what became of it: each report that it changed, or the first of many. */
export function TakenReports({ id, reports }: { id: number; reports: number }) {
  const { t } = useTranslation();
  const pick = usePick();
  const taken = useTaken(id);
  return (
    <Loaded query={taken}>
      {({ items }) => (
        <>
          {items.length > 0 && <p>{t("bulk.changed")}</p>}
          <ul>
            {items.map(({ id: submissionId, unit, period, form_name_vi, form_name_en }) => (
              <li key={submissionId}>
                <Link to="/submissions/$submissionId" params={{ submissionId }}>
                  {t("bulk.report", { unit: unit.name, form: pick(form_name_vi, form_name_en), period })}
                </Link>
              </li>
            ))}
          </ul>
          {reports > items.length && <Link to="/entry">{t("bulk.toReports")}</Link>}
        </>
      )}
    </Loaded>
  );
}
