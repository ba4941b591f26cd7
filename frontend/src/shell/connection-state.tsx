import { DisconnectOutlined, LinkOutlined } from "@ant-design/icons";
import { useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";

import { connection } from "@/api/connection";

export function ConnectionState() {
  const { t } = useTranslation();
  const online = useSyncExternalStore(connection.subscribe, connection.get) === "online";
  return (
    <span className={online ? "context-item quiet" : "context-item context-bad"}>
      {online ? <LinkOutlined aria-hidden /> : <DisconnectOutlined aria-hidden />}
      <span>{t(online ? "shell.online" : "shell.offline")}</span>
    </span>
  );
}
