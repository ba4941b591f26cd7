import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import type { Submission } from "@/api/types";
import { BehalfForm } from "@/figures/behalf-form";

import { wantedOf } from "./behalf-notice";

/** In the place of the figures until it is answered: why they are entered for the reporter. */
export function BehalfQuestion({ submission }: { submission: Submission }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <section className="panel" aria-labelledby="behalf">
      <h2 id="behalf">{t("figures.behalf.title", { reporter: submission.body.name })}</h2>
      <BehalfForm
        wanted={wantedOf(submission)}
        before={submission.behalf?.reason}
        // Once it is kept, the report itself says that its figures are entered now.
        onOpened={() => undefined}
        onCancel={() => void navigate({ to: ".", search: {} })}
      />
    </section>
  );
}
