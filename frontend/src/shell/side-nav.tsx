import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { useMe } from "@/api/me";

import { menuFor } from "./menu";

interface Props {
  onNavigate?: () => void;
}

export function SideNav({ onNavigate }: Props) {
  const { t } = useTranslation();
  const me = useMe();
  return (
    <nav aria-label={t("shell.menu")} className="side-nav">
      <ul>
        {menuFor(me.permissions).map(({ to, name, icon: Icon }) => (
          <li key={to}>
            <Link to={to} activeOptions={{ exact: to === "/", includeSearch: false }} onClick={onNavigate}>
              <Icon aria-hidden />
              <span>{t(`shell.pages.${name}`)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
