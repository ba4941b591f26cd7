import { BankOutlined, CalendarOutlined } from "@ant-design/icons";
import { useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";

import { useMe } from "@/api/me";
import { useAbout } from "@/api/use-about";
import { DemoTag } from "@/figures/demo-tag";
import { dayText } from "@/ui/dates";
import { pageContext } from "@/ui/page-context";

import { ConnectionState } from "./connection-state";
import { SaveWords } from "./save-words";

/** Where the reader is: unit, period, connection, and whether the work is saved. Always in sight. */
export function ContextBar() {
  const { t } = useTranslation();
  const me = useMe();
  const about = useAbout().data;
  const page = useSyncExternalStore(pageContext.subscribe, pageContext.get);
  return (
    <section className="context-bar" aria-label={t("shell.context")}>
      <span className="context-item">
        <BankOutlined aria-hidden />
        <span className="visually-hidden">{t("figures.unit")}: </span>
        <strong>{page.unit ?? me.home.name}</strong>
      </span>
      {page.period !== undefined && (
        <span className="context-item">
          <CalendarOutlined aria-hidden />
          <span className="visually-hidden">{t("figures.period")}: </span>
          <span>{page.period}</span>
        </span>
      )}
      {me.rehearsal && (
        <span className="context-item">{t("shell.rehearsal", { day: dayText(me.today) })}</span>
      )}
      {(page.demo ?? about?.environment === "demo") && <DemoTag />}
      <span className="context-states" aria-live="polite">
        <SaveWords />
        <ConnectionState />
      </span>
    </section>
  );
}
