import { BellOutlined } from "@ant-design/icons";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { allows, useMe } from "@/api/me";

import { useUnseen } from "./api/use-unseen";

const MOST = 99;

/** The way to what was received, with the number of what nobody has marked as seen. */
export function Bell() {
  const { t } = useTranslation();
  const me = useMe();
  const reads = allows(me, "matrix:read");
  const unseen = useUnseen(reads);
  if (!reads) return null;
  return (
    <Link to="/reminders" className="top-bell">
      <BellOutlined aria-hidden />
      <span className="top-bell-name">{t("shell.pages.reminders")}</span>
      {unseen > 0 && (
        <>
          <span className="top-bell-count" aria-hidden>
            {unseen > MOST ? `${MOST}+` : unseen}
          </span>
          <span className="visually-hidden">{t("shell.unseen", { count: unseen })}</span>
        </>
      )}
    </Link>
  );
}
