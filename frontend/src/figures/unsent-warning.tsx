import { Button, Modal } from "antd";
import { useTranslation } from "react-i18next";

import type { UnsentWarningState } from "./use-unsent-warning";

/** Asks before signing out erases figures that the service does not hold. */
export function UnsentWarning({ cells, stay, leave }: Omit<UnsentWarningState, "ask">) {
  const { t } = useTranslation();
  return (
    <Modal
      open
      title={t("figures.unsent.title", { count: cells })}
      onCancel={stay}
      footer={[
        <Button key="stay" type="primary" onClick={stay}>
          {t("figures.unsent.stay")}
        </Button>,
        <Button key="leave" danger onClick={() => void leave()}>
          {t("figures.unsent.leave")}
        </Button>,
      ]}
      destroyOnHidden
    >
      <p>{t("figures.unsent.text")}</p>
    </Modal>
  );
}
