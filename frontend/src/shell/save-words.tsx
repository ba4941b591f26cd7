import { CheckCircleFilled, ExclamationCircleFilled, SyncOutlined } from "@ant-design/icons";
import { useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";

import { clockText } from "@/ui/dates";
import { saveState } from "@/ui/page-context";

/** “Đã lưu 14:05”, “Chờ gửi 3 ô”, or what went wrong; nothing on pages that save nothing. */
export function SaveWords() {
  const { t } = useTranslation();
  const state = useSyncExternalStore(saveState.subscribe, saveState.get);
  if (state === undefined || state.kind === "clean") return null;
  switch (state.kind) {
    case "saved":
      return (
        <span className="save-words context-item context-good">
          <CheckCircleFilled aria-hidden />
          <span>{t("shell.saved", { time: clockText(state.at) })}</span>
        </span>
      );
    case "saving":
      return (
        <span className="save-words context-item">
          <SyncOutlined aria-hidden />
          <span>{t("shell.saving")}</span>
        </span>
      );
    case "pending":
      return (
        <span className="save-words context-item">
          <SyncOutlined aria-hidden />
          <span>{t("shell.pending", { count: state.cells })}</span>
        </span>
      );
    case "wrong":
      return (
        <span className="save-words context-item context-bad">
          <ExclamationCircleFilled aria-hidden />
          <span>{t("shell.wrong", { count: state.cells })}</span>
        </span>
      );
    case "failed":
      return (
        <span className="save-words context-item context-bad">
          <ExclamationCircleFilled aria-hidden />
          <span>{state.message}</span>
        </span>
      );
  }
}
