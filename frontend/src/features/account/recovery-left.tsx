import { useTranslation } from "react-i18next";

import { Loaded } from "@/ui/loaded";
import { Notice } from "@/ui/notice";

import { useRecoveryCodesLeft } from "./api/use-recovery-codes";

const FEW = 3;

/** How many codes are left, and a warning while there is still time to make new ones. */
export function RecoveryLeft() {
  const { t } = useTranslation();
  return (
    <Loaded query={useRecoveryCodesLeft()} lines={1}>
      {({ left }) =>
        left > FEW ? (
          <p>{t("account.recovery.left", { count: left })}</p>
        ) : (
          <Notice tone="warning">{t("account.recovery.few", { count: left })}</Notice>
        )
      }
    </Loaded>
  );
}
