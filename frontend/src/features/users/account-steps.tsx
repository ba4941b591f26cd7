import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { ConfirmDialog } from "@/ui/confirm-dialog";
import { Notice } from "@/ui/notice";

import { useChangeUser } from "./api/use-change-user";
import { useResetPassword } from "./api/use-reset-password";
import { LinkOnce } from "./link-once";
import type { User } from "./types";

interface Props {
  user: User;
  etag: string;
}

/** Disable or enable the account, and give its owner a new way to set a password. */
export function AccountSteps({ user, etag }: Props) {
  const { t } = useTranslation();
  const change = useChangeUser(user.id);
  const reset = useResetPassword(user.id);
  const [asked, setAsked] = useState<"active" | "reset">();
  const [changed, setChanged] = useState(false);
  const [removeFactor, setRemoveFactor] = useState(false);
  const step = user.active ? "disable" : "enable";

  const ask = (next: typeof asked) => {
    change.reset();
    if (next !== undefined) reset.reset();
    setChanged(false);
    setRemoveFactor(false);
    setAsked(next);
  };

  const setActive = () =>
    change.mutate(
      { etag, changes: { active: !user.active } },
      {
        onSuccess: () => {
          ask(undefined);
          setChanged(true);
        },
      },
    );

  if (reset.data)
    return (
      <LinkOnce
        title={t("users.resetDone", { name: user.name })}
        link={reset.data}
        onDone={() => reset.reset()}
        home="account-steps"
      />
    );
  return (
    <section className="panel" aria-labelledby="account-steps">
      <h2 id="account-steps" tabIndex={-1}>
        {t("users.stepsTitle")}
      </h2>
      <div aria-live="polite">
        {changed && <Notice tone="good">{t(user.active ? "users.enabled" : "users.disabled")}</Notice>}
      </div>
      <div className="actions">
        {user.active && <Button onClick={() => ask("reset")}>{t("users.reset")}</Button>}
        <Button onClick={() => ask("active")}>{t(`users.${step}`)}</Button>
      </div>
      {asked === "active" && (
        <ConfirmDialog
          title={t(`users.${step}`)}
          step={t(`users.${step}`)}
          busy={change.isPending}
          error={change.error}
          home="account-steps"
          onCancel={() => ask(undefined)}
          onConfirm={setActive}
        >
          <p>{t(`users.${step}Text`, { name: user.name })}</p>
        </ConfirmDialog>
      )}
      {asked === "reset" && (
        <ConfirmDialog
          title={t("users.reset")}
          step={t("users.makeLink")}
          busy={reset.isPending}
          error={reset.error}
          home="account-steps"
          onCancel={() => setAsked(undefined)}
          onConfirm={() => reset.mutate(removeFactor, { onSuccess: () => setAsked(undefined) })}
        >
          <p>{t("users.resetText", { name: user.name })}</p>
          {user.second_factor && (
            <label className="check">
              <input
                type="checkbox"
                checked={removeFactor}
                onChange={(event) => setRemoveFactor(event.target.checked)}
              />
              {t("users.removeFactor")}
            </label>
          )}
        </ConfirmDialog>
      )}
    </section>
  );
}
