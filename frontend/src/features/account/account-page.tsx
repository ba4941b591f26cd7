import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { useMe } from "@/api/me";
import { Notice } from "@/ui/notice";
import { Page } from "@/ui/page";

import { Delegations } from "./delegations";
import { PasswordForm } from "./password-form";
import { SecondFactor } from "./second-factor";
import { SessionTable } from "./session-table";
import "./account.css";
import "./words";

/** What people do with their own account. */
export function AccountPage() {
  const { t } = useTranslation();
  const me = useMe();
  return (
    <Page title={t("shell.pages.account")} lead={t("account.lead")}>
      <section className="panel" aria-labelledby="own-data">
        <h2 id="own-data">{t("account.data")}</h2>
        <dl className="facts">
          <dt>{t("account.name")}</dt>
          <dd>{me.name}</dd>
          <dt>{t("account.login")}</dt>
          <dd>{me.login}</dd>
          <dt>{t("account.home")}</dt>
          <dd>{me.home.name}</dd>
          <dt>{t("account.roles")}</dt>
          <dd>
            <ul className="plain-list">
              {me.grants.map(({ role, body, unit }) => (
                <li key={`${role} ${body.id}`}>
                  {t(`access.role.${role}`)}{" "}
                  <span className="quiet">
                    · {body.name}, {unit.name}
                  </span>
                </li>
              ))}
            </ul>
          </dd>
        </dl>
        <p className="quiet">{t("account.dataHint")}</p>
      </section>
      {me.demo ? (
        <Notice tone="info">{t("account.shared")}</Notice>
      ) : (
        <>
          <PasswordForm />
          <SecondFactor />
        </>
      )}
      <SessionTable />
      <p>
        <Link to="/events" search={{ own: "true" }}>
          {t("account.ownEvents")}
        </Link>
      </p>
      <Delegations />
    </Page>
  );
}
