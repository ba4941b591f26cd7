import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { instantText } from "@/ui/dates";
import { FactList } from "@/ui/fact-list";

import type { Detail } from "./types";

/** Whether the official figures are open data, since when and by which document. */
export function PublicMark({ indicator }: { indicator: Detail }) {
  const { t } = useTranslation();
  const mark = indicator.public;
  return (
    <section className="panel" aria-labelledby="public">
      <h2 id="public">{t("indicators.public.title")}</h2>
      {mark === null ? (
        <p>{t("indicators.public.not")}</p>
      ) : (
        <>
          <FactList
            facts={[
              [t("indicators.public.since"), instantText(mark.marked_at)],
              [t("indicators.public.decision"), mark.decision],
              [t("indicators.fields.reason"), mark.reason !== "" && mark.reason],
            ]}
          />
          <p>
            <Link to="/open-data">{t("indicators.public.see")}</Link>
          </p>
        </>
      )}
    </section>
  );
}
