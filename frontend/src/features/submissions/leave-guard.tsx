import { useBlocker } from "@tanstack/react-router";
import { Button, Modal } from "antd";
import { useTranslation } from "react-i18next";

import type { Indicator } from "@/api/types";
import { usePick } from "@/locales/use-language";

import type { EntrySession } from "./entry-session";
import { unsendable } from "./entry-state";

interface Props {
  session: EntrySession;
  asked: readonly Indicator[];
}

/** Asks before leaving cells that cannot be sent; everything else is sent by itself. */
export function LeaveGuard({ session, asked }: Props) {
  const { t } = useTranslation();
  const pick = usePick();
  const guard = useBlocker({
    shouldBlockFn: ({ current, next }) =>
      current.pathname !== next.pathname &&
      next.pathname !== "/sign-in" &&
      unsendable(session.state.get(), asked).length > 0,
    enableBeforeUnload: () => unsendable(session.state.get(), asked).length > 0,
    withResolver: true,
  });
  if (guard.status !== "blocked") return null;
  return (
    <Modal
      open
      title={t("entry.leave.title")}
      onCancel={guard.reset}
      footer={[
        <Button key="stay" type="primary" onClick={guard.reset}>
          {t("entry.leave.stay")}
        </Button>,
        <Button key="leave" onClick={guard.proceed}>
          {t("entry.leave.leave")}
        </Button>,
      ]}
    >
      <p>{t("entry.leave.text")}</p>
      <ul>
        {unsendable(session.state.get(), asked).map((indicator) => (
          <li key={indicator.id}>{pick(indicator.name_vi, indicator.name_en)}</li>
        ))}
      </ul>
    </Modal>
  );
}
