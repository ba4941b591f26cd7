import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { Notice } from "@/ui/notice";

import type { WorkAction } from "../types";
import { AskExtension } from "./ask-extension";
import type { Told } from "./cell-page";
import { ConfirmForm } from "./confirm-form";
import { RemindForm } from "./remind-form";
import { ReportForm } from "./report-form";
import { TakeBackForm } from "./take-back-form";

const STEPS = ["report", "confirm", "take_back", "ask_extension", "remind"] as const satisfies WorkAction[];
type Step = (typeof STEPS)[number];

/** What the service lets the reader do about this cell now: one at a time, in a form that opens below. */
export function CellSteps({ told }: { told: Told }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<Step>();
  const [done, setDone] = useState<Step>();
  const allowed = STEPS.filter((step) => told.cell.actions.includes(step));
  const finish = (step: Step) => () => {
    setOpen(undefined);
    setDone(step);
  };
  const begin = (step: Step) => {
    setDone(undefined);
    setOpen(open === step ? undefined : step);
  };
  const form = { told, onCancel: () => setOpen(undefined) };
  if (allowed.length === 0 && done === undefined) return null;
  return (
    <section className="panel" aria-labelledby="cell-steps">
      <h2 id="cell-steps" tabIndex={-1}>
        {told.bodyName}
      </h2>
      <div aria-live="polite">{done && <Notice tone="good">{t(`work.done.${done}`)}</Notice>}</div>
      <div className="actions">
        {allowed.map((step) => (
          <Button
            key={step}
            type={step === allowed[0] ? "primary" : "default"}
            aria-expanded={open === step}
            onClick={() => begin(step)}
          >
            {t(`work.step.${step}`)}
          </Button>
        ))}
      </div>
      {open === "report" && <ReportForm {...form} onDone={finish("report")} />}
      {open === "confirm" && <ConfirmForm {...form} onDone={finish("confirm")} />}
      {open === "take_back" && <TakeBackForm {...form} onDone={finish("take_back")} />}
      {open === "ask_extension" && <AskExtension {...form} onDone={finish("ask_extension")} />}
      {open === "remind" && <RemindForm {...form} onDone={finish("remind")} />}
    </section>
  );
}

export interface StepProps {
  told: Told;
  onCancel: () => void;
  onDone: () => void;
}
