import { Button } from "antd";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import { ProblemError } from "@/api/problem";
import { Notice } from "@/ui/notice";

import { useSessions } from "./api/use-sessions";
import { FactorSetUp } from "./factor-set-up";
import { ProofForm } from "./proof-form";
import { useRemoveSecondFactor } from "./api/use-remove-second-factor";
import { useStartSecondFactor } from "./api/use-start-second-factor";

type Step = "start" | "remove";

const isCode = (error: Error, code: string): boolean => error instanceof ProblemError && error.code === code;

/**
 * Turning the second factor on and off. Whether it is on shows in how this session was begun, and the service
 * corrects us where that was before the last change.
 */
export function SecondFactor() {
  const { t } = useTranslation();
  const sessions = useSessions().data?.items ?? [];
  const start = useStartSecondFactor();
  const remove = useRemoveSecondFactor();
  const [known, setKnown] = useState<"on" | "off">();
  const [said, setSaid] = useState<"on" | "off">();
  const [step, setStep] = useState<Step>();
  const heading = useRef<HTMLHeadingElement>(null);
  const begun = sessions.find(({ current }) => current)?.method;
  const on = known === "on" || (known === undefined && begun === "password+totp");

  const choose = (next: Step | undefined) => {
    start.reset();
    remove.reset();
    setSaid(undefined);
    setStep(next);
    // The button that was pressed, or the form that was sent, goes away.
    heading.current?.focus();
  };
  const settle = (state: "on" | "off") => {
    choose(undefined);
    setKnown(state);
    setSaid(state);
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
      {start.data ? (
        <FactorSetUp start={start.data} onConfirmed={() => settle("on")} onCancel={() => choose(undefined)} />
      ) : step === "start" ? (
        <ProofForm
          step={t("account.factor.start")}
          busy={start.isPending}
          error={start.error}
          onCancel={() => choose(undefined)}
          onProved={(password) =>
            start.mutate(password, {
              onError: (error) => isCode(error, "second-factor-on") && setKnown("on"),
            })
          }
        />
      ) : step === "remove" ? (
        <ProofForm
          step={t("account.factor.remove")}
          busy={remove.isPending}
          error={remove.error}
          onCancel={() => choose(undefined)}
          onProved={(password) =>
            remove.mutate(password, {
              onSuccess: () => settle("off"),
              onError: (error) => isCode(error, "second-factor-off") && setKnown("off"),
            })
          }
        />
      ) : (
        <div className="actions">
          {!on && <Button onClick={() => choose("start")}>{t("account.factor.start")}</Button>}
          {known !== "off" && <Button onClick={() => choose("remove")}>{t("account.factor.remove")}</Button>}
        </div>
      )}
    </section>
  );
}
