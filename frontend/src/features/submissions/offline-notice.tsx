import { useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";

import { connection } from "@/api/connection";
import { Notice } from "@/ui/notice";

/** What works without a network here, and what does not. */
export function OfflineNotice() {
  const { t } = useTranslation();
  const online = useSyncExternalStore(connection.subscribe, connection.get) === "online";
  return <div role="status">{!online && <Notice tone="warning">{t("entry.offline")}</Notice>}</div>;
}
