import { useNavigate } from "@tanstack/react-router";
import { Button } from "antd";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";

import type { Reporter } from "@/api/types";
import { LinkButton } from "@/ui/link-button";

const BehalfDialog = lazy(() => import("./behalf-dialog").then((it) => ({ default: it.BehalfDialog })));

interface Props {
  formId: number;
  period: string;
  reporter: Reporter;
}

/** Leads to entering figures for a reporter: its report, or first the reason where nobody has begun one. */
export function BehalfButton({ formId, period, reporter }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const name = reporter.body.name;
  if (!reporter.on_behalf) return null;
  if (reporter.submission_id !== null) {
    return (
      <LinkButton
        to="/submissions/$submissionId"
        params={{ submissionId: reporter.submission_id }}
        search={{ entry: "behalf" }}
        aria-label={t("figures.behalf.for", { reporter: name })}
      >
        {t("figures.behalf.step")}
      </LinkButton>
    );
  }
  return (
    <>
      <Button aria-label={t("figures.behalf.for", { reporter: name })} onClick={() => setAsking(true)}>
        {t("figures.behalf.step")}
      </Button>
      <Suspense>
        {asking && (
          <BehalfDialog
            reporter={name}
            wanted={{ form_id: formId, period, body_id: reporter.body.id }}
            onCancel={() => setAsking(false)}
            onOpened={(submissionId) =>
              void navigate({
                to: "/submissions/$submissionId",
                params: { submissionId },
                search: { entry: "behalf" },
              })
            }
          />
        )}
      </Suspense>
    </>
  );
}
