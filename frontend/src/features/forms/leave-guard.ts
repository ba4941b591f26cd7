import { useBlocker } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

/** Asks before what was typed and not saved is left behind. */
export function useLeaveGuard(unsaved: () => boolean): void {
  const { t } = useTranslation();
  useBlocker({
    shouldBlockFn: ({ current, next }) =>
      unsaved() &&
      current.pathname !== next.pathname &&
      next.pathname !== "/sign-in" &&
      !window.confirm(t("making.leave")),
    enableBeforeUnload: unsaved,
  });
}
