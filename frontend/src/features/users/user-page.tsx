import { getRouteApi, Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { useMe } from "@/api/me";
import { instantText } from "@/ui/dates";
import { Loaded } from "@/ui/loaded";
import { Notice } from "@/ui/notice";
import { Page } from "@/ui/page";

import { AccountTag } from "./account-tag";
import { useUser } from "./api/use-user";
import { AccountSteps } from "./account-steps";
import { GrantForm } from "./grant-form";
import { GrantTable } from "./grant-table";
import { PersonForm } from "./person-form";
import type { User } from "./types";
import "./words";

const route = getRouteApi("/signed-in/users/$userId");

/** One person: who it is, which roles they hold where, and what may be done with the account. */
export function UserPage() {
  const { t } = useTranslation();
  const me = useMe();
  const { userId } = route.useParams();
  const user = useUser(userId);
  const own = userId === me.id;
  return (
    <Page
      title={user.data?.body.name ?? t("users.person")}
      lead={<Link to="/users">{t("users.backToList")}</Link>}
    >
      <Loaded query={user}>
        {({ body, etag }) => (
          <>
            <Facts user={body} />
            {own && (
              <Notice tone="info">
                <p>{t("users.own")}</p>
                <Link to="/account">{t("shell.pages.account")}</Link>
              </Notice>
            )}
            <GrantTable user={body} own={own} />
            {!own && body.active && <GrantForm userId={body.id} />}
            {!own && <PersonForm user={body} etag={etag} />}
            {!own && <AccountSteps user={body} etag={etag} />}
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Facts({ user }: { user: User }) {
  const { t } = useTranslation();
  return (
    <section className="panel" aria-label={t("users.account")}>
      <dl className="facts">
        <dt>{t("users.login")}</dt>
        <dd>{user.login}</dd>
        <dt>{t("users.email")}</dt>
        <dd>{user.email ?? t("common.none")}</dd>
        <dt>{t("users.account")}</dt>
        <dd>
          <AccountTag user={user} />
        </dd>
        <dt>{t("users.password")}</dt>
        <dd>{t(user.has_password ? "users.passwordSet" : "users.passwordNone")}</dd>
        <dt>{t("users.secondFactor")}</dt>
        <dd>{t(user.second_factor ? "users.on" : "users.off")}</dd>
        <dt>{t("users.lastSignIn")}</dt>
        <dd className="number">
          {user.last_sign_in_at === null ? t("users.never") : instantText(user.last_sign_in_at)}
        </dd>
      </dl>
    </section>
  );
}
