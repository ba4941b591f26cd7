import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { ConfirmDialog } from "@/ui/confirm-dialog";
import { Notice } from "@/ui/notice";

import { useRevokeProgram } from "./api/use-revoke-program";
import { useRotateSecret } from "./api/use-rotate-secret";
import { SecretOnce } from "./secret-once";
import { stateOf } from "./state";
import type { Program } from "./types";
import "./programs.css";

/** A new secret for a program that runs, and its end. */
export function ProgramSteps({ program }: { program: Program }) {
  const { t } = useTranslation();
  const rotate = useRotateSecret(program.client_id);
  const revoke = useRevokeProgram(program.client_id);
  const [asked, setAsked] = useState<"rotate" | "revoke">();
  const running = stateOf(program, new Date()) === "running";
  const secret = rotate.data?.client_secret;

  const ask = (step: typeof asked) => {
    rotate.reset();
    revoke.reset();
    setAsked(step);
  };
  const close = { onSuccess: () => setAsked(undefined) };

  if (secret)
    return (
      <SecretOnce
        title={t("programs.rotated")}
        clientId={program.client_id}
        secret={secret}
        onDone={() => rotate.reset()}
        home="program-steps"
      />
    );
  return (
    <>
      <div id="program-steps" tabIndex={-1} aria-live="polite">
        {revoke.isSuccess && <Notice tone="good">{t("programs.revoked")}</Notice>}
      </div>
      {running && (
        <div className="actions">
          {program.credential === "secret" && (
            <Button onClick={() => ask("rotate")}>{t("programs.rotate")}</Button>
          )}
          <Button onClick={() => ask("revoke")}>{t("programs.revoke")}</Button>
        </div>
      )}
      {asked && (
        <ConfirmDialog
          title={t(`programs.${asked}`)}
          step={t(`programs.${asked}`)}
          busy={rotate.isPending || revoke.isPending}
          error={rotate.error ?? revoke.error}
          home="program-steps"
          onCancel={() => ask(undefined)}
          onConfirm={() =>
            asked === "rotate" ? rotate.mutate(undefined, close) : revoke.mutate(undefined, close)
          }
        >
          <p>{t(`programs.${asked}Text`, { name: program.name })}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
