import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { Tagged } from "@/api/client";
import { ConfirmDialog } from "@/ui/confirm-dialog";
import { Notice } from "@/ui/notice";
import { ProblemMessage } from "@/ui/problem-message";

import { useChangeWebhook, usePing, useRotateWebhookSecret } from "./api/use-change";
import { SecretOnce } from "./secret-once";
import type { Webhook } from "./types";

const HOME = "webhook-steps";

interface Props {
  tagged: Tagged<Webhook>;
  onChange: () => void;
}

/** A test message, a new secret, a pause, and the way to the other changes. */
export function WebhookSteps({ tagged, onChange }: Props) {
  const { t } = useTranslation();
  const { body: webhook } = tagged;
  const ping = usePing(webhook.id);
  const rotate = useRotateWebhookSecret(webhook.id);
  const change = useChangeWebhook(tagged);
  const [asked, setAsked] = useState<"rotate" | "stop">();
  const close = () => {
    setAsked(undefined);
    rotate.reset();
    change.reset();
  };
  if (rotate.data)
    return (
      <SecretOnce
        title={t("webhooks.rotated")}
        secret={rotate.data.secret}
        onDone={rotate.reset}
        home={HOME}
      />
    );
  const error = ping.error ?? (asked ? null : change.error);
  return (
    <>
      <div id={HOME} tabIndex={-1} aria-live="polite">
        {ping.isSuccess && <Notice tone="info">{t("webhooks.pinged")}</Notice>}
      </div>
      {error && <ProblemMessage error={error} />}
      <div className="actions">
        {webhook.active ? (
          <>
            <Button loading={ping.isPending} onClick={() => ping.mutate()}>
              {t("webhooks.ping")}
            </Button>
            <Button onClick={() => setAsked("stop")}>{t("webhooks.stop")}</Button>
          </>
        ) : (
          <Button loading={change.isPending} onClick={() => change.mutate({ active: true })}>
            {t("webhooks.resume")}
          </Button>
        )}
        <Button onClick={onChange}>{t("webhooks.change")}</Button>
        <Button onClick={() => setAsked("rotate")}>{t("webhooks.rotate")}</Button>
      </div>
      {asked && (
        <ConfirmDialog
          title={t(`webhooks.${asked}`)}
          step={t(`webhooks.${asked}`)}
          busy={rotate.isPending || change.isPending}
          error={rotate.error ?? change.error}
          home={HOME}
          onCancel={close}
          onConfirm={() =>
            asked === "rotate"
              ? rotate.mutate(undefined, { onSuccess: () => setAsked(undefined) })
              : change.mutate({ active: false }, { onSuccess: close })
          }
        >
          <p>{t(`webhooks.${asked}Text`, { name: webhook.name })}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
