import { Button } from "antd";
import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";

import { Notice } from "./notice";
import { saveState } from "./page-context";
import "./new-version.css";

/**
 * Keeps the pages in the browser once they are there, so that they open without a network, and offers a newer version
 * when one has come: never by itself, for someone may be typing, and not while something is unsent. A window in which
 * nobody asked for it goes on as it is when another one takes the new version.
 */
export function NewVersion() {
  const { t } = useTranslation();
  const [update, setUpdate] = useState<() => void>();
  const saving = useSyncExternalStore(saveState.subscribe, saveState.get);
  const asked = useRef(false);
  const taken = useRef(false);
  const unsent = saving !== undefined && saving.kind !== "saved" && saving.kind !== "clean";

  useEffect(() => {
    if (!("serviceWorker" in navigator)) return;
    void import("virtual:pwa-register").then(({ registerSW }) => {
      const take = registerSW({
        onNeedRefresh: () => setUpdate(() => () => void take(true)),
        onNeedReload: () => {
          taken.current = true;
          if (asked.current) window.location.reload();
        },
      });
    });
  }, []);

  const load = () => {
    asked.current = true;
    if (taken.current) window.location.reload();
    else update?.();
  };

  return (
    <div className="new-version" role="status">
      {update && (
        <Notice tone="info">
          <p>{t(unsent ? "common.newVersion.unsent" : "common.newVersion.text")}</p>
          <div className="actions">
            {!unsent && (
              <Button type="primary" onClick={load}>
                {t("common.newVersion.load")}
              </Button>
            )}
            <Button onClick={() => setUpdate(undefined)}>{t("common.newVersion.later")}</Button>
          </div>
        </Notice>
      )}
    </div>
  );
}
