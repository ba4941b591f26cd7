import { useBlocker } from "@tanstack/react-router";
import { Button, Modal } from "antd";
import { useTranslation } from "react-i18next";

/** Asks before what was typed and not saved is left behind. */
export function LeaveGuard({ unsaved }: { unsaved: () => boolean }) {
  const { t } = useTranslation();
  const guard = useBlocker({
    shouldBlockFn: ({ current, next }) =>
      unsaved() && current.pathname !== next.pathname && next.pathname !== "/sign-in",
    enableBeforeUnload: unsaved,
    withResolver: true,
  });
  if (guard.status !== "blocked") return null;
  return (
    <Modal
      open
      title={t("common.leave.title")}
      onCancel={guard.reset}
      footer={[
        <Button key="stay" type="primary" onClick={guard.reset}>
          {t("common.leave.stay")}
        </Button>,
        <Button key="leave" onClick={guard.proceed}>
          {t("common.leave.leave")}
        </Button>,
      ]}
    >
      <p>{t("common.leave.text")}</p>
    </Modal>
  );
}
