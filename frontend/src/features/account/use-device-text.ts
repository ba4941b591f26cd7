import { useTranslation } from "react-i18next";

import { deviceOf, networkOf } from "./device";
import type { Session } from "./types";

/** Browser and network of a session in words. */
export function useDeviceText(session: Session): { device: string; network: string } {
  const { t } = useTranslation();
  const { browser, system } = deviceOf(session.user_agent);
  const name = browser ?? t("account.sessions.unknownBrowser");
  return {
    device: system === undefined ? name : t("account.sessions.browserOn", { browser: name, system }),
    network:
      session.network === null
        ? t("account.sessions.unknownNetwork")
        : t(`account.sessions.network.${networkOf(session.network)}`, { address: session.network }),
  };
}
