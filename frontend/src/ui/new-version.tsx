import { Button } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";

import { Notice } from "./notice";
import "./new-version.css";

/**
 * Keeps the pages in the browser once they are there, so that they open without a network, and offers a newer version
 * when one has come: never by itself, for someone may be typing.
 */
export function NewVersion() {
  const { t } = useTranslation();
  const [update, setUpdate] = useState<() => void>();

  useEffect(() => {
    if (!("serviceWorker" in navigator)) return;
    void import("virtual:pwa-register").then(({ registerSW }) => {
      const reload = registerSW({ onNeedRefresh: () => setUpdate(() => () => void reload(true)) });
    });
  }, []);

  return (
    <div className="new-version" role="status">
      {update && (
        <Notice tone="info">
          <p>{t("common.newVersion.text")}</p>
          <div className="actions">
            <Button type="primary" onClick={update}>
              {t("common.newVersion.load")}
            </Button>
            <Button onClick={() => setUpdate(undefined)}>{t("common.newVersion.later")}</Button>
          </div>
        </Notice>
      )}
    </div>
  );
}
