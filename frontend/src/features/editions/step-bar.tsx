import { useNavigate } from "@tanstack/react-router";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { Tagged } from "@/api/client";
import { ProblemError } from "@/api/problem";
import { Notice } from "@/ui/notice";
import { ProblemMessage } from "@/ui/problem-message";

import { type Step, STEPS, useStep } from "./api/use-change";
import { useOpenEdition } from "./api/use-open-edition";
import { StepDialog } from "./step-dialog";
import type { Edition } from "./types";

const MAIN = new Set<Step>(["freeze", "submit", "accept"]);

/** The steps that the service allows the reader now, each explained before it is taken. */
export function StepBar({ tagged }: { tagged: Tagged<Edition> }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const edition = tagged.body;
  const step = useStep(tagged);
  const renew = useOpenEdition();
  const [asking, setAsking] = useState<Step>();
  const [done, setDone] = useState<Step>();
  const allowed = STEPS.filter((item) => edition.actions.includes(item));

  const begin = (wanted: Step) => {
    step.reset();
    setDone(undefined);
    setAsking(wanted);
  };
  const next = () =>
    renew.mutate(
      {
        formId: edition.form.id,
        period: edition.period.code,
        unitId: edition.unit.id,
        basis: edition.basis,
      },
      { onSuccess: ({ id }) => void navigate({ to: "/editions/$editionId", params: { editionId: id } }) },
    );

  return (
    <div className="steps">
      {step.error && !isAnswered(step.error, edition) && <ProblemMessage error={step.error} />}
      {renew.error && <ProblemMessage error={renew.error} />}
      <div aria-live="polite">{done && <Notice tone="good">{t(`editions.done.${done}`)}</Notice>}</div>
      <div className="actions">
        {allowed.map((item) => (
          <Button key={item} type={MAIN.has(item) ? "primary" : "default"} onClick={() => begin(item)}>
            {item === "submit" && edition.superior
              ? t("editions.step.submitTo", { unit: edition.superior.name })
              : t(`editions.step.${item}`)}
          </Button>
        ))}
        {edition.actions.includes("renew") && (
          <Button loading={renew.isPending} onClick={next}>
            {t("editions.step.renew")}
          </Button>
        )}
      </div>
      {asking && (
        <StepDialog
          step={asking}
          edition={edition}
          busy={step.isPending}
          onCancel={() => setAsking(undefined)}
          onConfirm={(said) =>
            step.mutate(
              { step: asking, ...said },
              { onSuccess: () => setDone(asking), onSettled: () => setAsking(undefined) },
            )
          }
        />
      )}
    </div>
  );
}

/** The refusal asked for reasons, and by now each of the missing has one. */
const isAnswered = (error: Error, { content }: Edition) =>
  error instanceof ProblemError &&
  error.code === "missing-not-waived" &&
  content.reporters.every(({ counted, waiver }) => counted || waiver !== null);
