import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

/** The keys of the table and the two letters, in one line above it. */
export function EntryHints() {
  const { t } = useTranslation();
  return (
    <p className="hints quiet">
      <kbd>Enter</kbd> <kbd>↓</kbd> {t("entry.hints.next")} · <kbd>↑</kbd> {t("entry.hints.before")} ·{" "}
      <kbd>Esc</kbd> {t("entry.hints.restore")} · <kbd>a</kbd> {t("entry.hints.notApplicable")} · <kbd>t</kbd>{" "}
      {t("entry.hints.notCollected")} · <Link to="/help">{t("entry.hints.more")}</Link>
    </p>
  );
}
