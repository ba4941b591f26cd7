import { useBlocker } from "@tanstack/react-router";
import { Button, Modal } from "antd";
import type { RefObject } from "react";
import { useTranslation } from "react-i18next";

/** Asks before what was typed and not saved is left behind. */
export function LeaveGuard({ unsaved }: { unsaved: RefObject<boolean> }) {
  const { t } = useTranslation();
  const guard = useBlocker({
    shouldBlockFn: ({ current, next }) =>
      unsaved.current && current.pathname !== next.pathname && next.pathname !== "/sign-in",
    enableBeforeUnload: () => unsaved.current,
    withResolver: true,
  });
  if (guard.status !== "blocked") return null;
  return (
    <Modal
      open
      title={t("matrices.leave.title")}
      onCancel={guard.reset}
      footer={[
        <Button key="stay" type="primary" onClick={guard.reset}>
          {t("matrices.leave.stay")}
        </Button>,
        <Button key="leave" onClick={guard.proceed}>
          {t("matrices.leave.leave")}
        </Button>,
      ]}
    >
      <p>{t("matrices.leave.text")}</p>
    </Modal>
  );
}
