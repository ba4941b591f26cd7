import { Button } from "antd";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import { useMe } from "@/api/me";
import { Notice } from "@/ui/notice";

import { useReplaceRecoveryCodes } from "./api/use-recovery-codes";
import { useRemoveSecondFactor } from "./api/use-remove-second-factor";
import { useStartSecondFactor } from "./api/use-start-second-factor";
import { CodesOnce } from "./codes-once";
import { FactorSetUp } from "./factor-set-up";
import { ProofForm } from "./proof-form";
import { RecoveryLeft } from "./recovery-left";

type Step = "start" | "remove" | "replace";

/** Turning the second factor on and off, and making new recovery codes; each step needs the password once more. */
export function SecondFactor() {
  const { t } = useTranslation();
  const on = useMe().second_factor;
  const proofs = {
    start: useStartSecondFactor(),
    remove: useRemoveSecondFactor(),
    replace: useReplaceRecoveryCodes(),
  };
  const [said, setSaid] = useState<"on" | "off">();
  const [step, setStep] = useState<Step>();
  const [codes, setCodes] = useState<readonly string[]>();
  const heading = useRef<HTMLHeadingElement>(null);

  const choose = (next: Step | undefined, words?: "on" | "off") => {
    for (const proof of Object.values(proofs)) proof.reset();
    setSaid(words);
    setStep(next);
    setCodes(undefined);
    // The button that was pressed, or the form that was sent, goes away.
    heading.current?.focus();
  };

  const prove = (password: string) => {
    if (step === "start") proofs.start.mutate(password);
    if (step === "remove") proofs.remove.mutate(password, { onSuccess: () => choose(undefined, "off") });
    if (step === "replace") proofs.replace.mutate(password, { onSuccess: (made) => setCodes(made.codes) });
  };

  return (
    <section className="panel" aria-labelledby="second-factor">
      <h2 ref={heading} id="second-factor" tabIndex={-1}>
        {t("account.factor.title")}
      </h2>
      <p>{t("account.factor.text")}</p>
      <div aria-live="polite">
        {said && <Notice tone="good">{t(`account.factor.${said}`)}</Notice>}
        {!said && on && <p>{t("account.factor.isOn")}</p>}
      </div>
      {on && codes === undefined && <RecoveryLeft />}
      {codes !== undefined ? (
        <CodesOnce codes={codes} onDone={() => choose(undefined, step === "start" ? "on" : undefined)} />
      ) : proofs.start.data ? (
        <FactorSetUp
          start={proofs.start.data}
          onConfirmed={(made) => setCodes(made)}
          onCancel={() => choose(undefined)}
        />
      ) : step !== undefined ? (
        <ProofForm
          step={t(`account.factor.${step}`)}
          busy={proofs[step].isPending}
          error={proofs[step].error}
          onCancel={() => choose(undefined)}
          onProved={prove}
        />
      ) : (
        <div className="actions">
          {!on && <Button onClick={() => choose("start")}>{t("account.factor.start")}</Button>}
          {on && <Button onClick={() => choose("replace")}>{t("account.factor.replace")}</Button>}
          {on && <Button onClick={() => choose("remove")}>{t("account.factor.remove")}</Button>}
        </div>
      )}
    </section>
  );
}
