import { MenuOutlined, QuestionCircleOutlined } from "@ant-design/icons";
import { Link, Outlet } from "@tanstack/react-router";
import { Button, Drawer } from "antd";
import { lazy, Suspense, useState, useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";

import { Bell } from "@/features/reminders/bell";
import { sessionState } from "@/api/session";
import { LanguageSwitch } from "@/ui/language-switch";

import { Account } from "./account";
import { ContextBar } from "./context-bar";
import { SearchBox } from "./search-box";
import { SideNav } from "./side-nav";
import { useLeaveOnSignOut } from "./use-leave-on-sign-out";
import "./shell.css";

/** Rarely needed, and the form brings much script with it. */
const SignInAgain = lazy(() =>
  import("@/features/session/sign-in-again").then((it) => ({ default: it.SignInAgain })),
);

/** The frame of every page behind the sign-in: menu, search, language, help, context, and the page itself. */
export function Shell() {
  const { t } = useTranslation();
  const [menuOpen, setMenuOpen] = useState(false);
  const ended = useSyncExternalStore(sessionState.subscribe, sessionState.get) === "ended";
  useLeaveOnSignOut();
  return (
    <>
      <a className="skip-link" href="#main">
        {t("shell.skip")}
      </a>
      <header className="top-bar">
        <Button
          className="menu-button"
          icon={<MenuOutlined aria-hidden />}
          aria-label={t("shell.menu")}
          aria-expanded={menuOpen}
          onClick={() => setMenuOpen(true)}
        />
        <Link to="/" className="brand">
          {t("common.product")}
        </Link>
        <SearchBox />
        <Bell />
        <LanguageSwitch />
        <Link to="/help" className="top-help">
          <QuestionCircleOutlined aria-hidden />
          <span>{t("shell.pages.help")}</span>
        </Link>
        <div className="top-account">
          <Account />
        </div>
      </header>
      <ContextBar />
      <div className="shell-body">
        <div className="side">
          <SideNav />
        </div>
        <main id="main" className="main" tabIndex={-1}>
          <Outlet />
        </main>
      </div>
      <Drawer
        open={menuOpen}
        placement="left"
        size={288}
        title={t("shell.menu")}
        onClose={() => setMenuOpen(false)}
      >
        <SideNav onNavigate={() => setMenuOpen(false)} />
        <Account />
      </Drawer>
      <Suspense>{ended && <SignInAgain />}</Suspense>
    </>
  );
}
