import { useNavigate } from "@tanstack/react-router";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { Tagged } from "@/api/client";
import { ProblemError } from "@/api/problem";
import { Notice } from "@/ui/notice";
import { ProblemMessage } from "@/ui/problem-message";

import { type Order, type Step, STEPS, useStep } from "./api/use-change";
import { useOpenEdition } from "./api/use-open-edition";
import { IssueForm } from "./issue-form";
import { StepDialog } from "./step-dialog";
import type { Edition } from "./types";

const MAIN = new Set<Step>(["freeze", "submit", "accept"]);
/** What was typed for these stays when they are refused. */
const TYPED = new Set<Step>(["issue", "return", "withdraw"]);

interface Props {
  tagged: Tagged<Edition>;
  /** Words of the report are typed and not saved. */
  unsaved: boolean;
}

/** The steps that the service allows the reader now, each explained before it is taken. */
export function StepBar({ tagged, unsaved }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const edition = tagged.body;
  const step = useStep(tagged);
  const renew = useOpenEdition();
  const [asking, setAsking] = useState<Step>();
  const [done, setDone] = useState<Step>();
  const [opener, setOpener] = useState<HTMLElement>();
  const allowed = STEPS.filter((item) => edition.actions.includes(item));

  const begin = (wanted: Step, button: HTMLElement) => {
    setOpener(button);
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

  const cancel = () => {
    step.reset();
    setAsking(undefined);
    // Once the dialog is gone: nothing was done, and whoever uses the keyboard is where they were.
    setTimeout(() => opener?.focus());
  };
  const dialog = (asked: Step) => ({
    edition,
    busy: step.isPending,
    error: TYPED.has(asked) ? step.error : null,
    onCancel: cancel,
    onConfirm: (said: Omit<Order, "step">) =>
      step.mutate(
        { step: asked, ...said },
        {
          onSuccess: () => {
            setDone(asked);
            setAsking(undefined);
          },
          onError: () => TYPED.has(asked) || setAsking(undefined),
        },
      ),
  });

  return (
    <div className="steps">
      {step.error && !asking && !isAnswered(step.error, edition) && <ProblemMessage error={step.error} />}
      {renew.error && <ProblemMessage error={renew.error} />}
      <div aria-live="polite">{done && <Notice tone="good">{t(`editions.done.${done}`)}</Notice>}</div>
      <div className="actions">
        {allowed.map((item) => (
          <Button
            key={item}
            type={MAIN.has(item) ? "primary" : "default"}
            onClick={({ currentTarget }) => begin(item, currentTarget)}
          >
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
      {asking === "issue" && <IssueForm {...dialog(asking)} />}
      {asking && asking !== "issue" && <StepDialog step={asking} unsaved={unsaved} {...dialog(asking)} />}
    </div>
  );
}

/** The refusal asked for reasons, and by now each of the missing has one. */
const isAnswered = (error: Error, { content }: Edition) =>
  error instanceof ProblemError &&
  error.code === "missing-not-waived" &&
  content.reporters.every(({ counted, waiver }) => counted || waiver !== null);
