import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { instantText } from "@/ui/dates";

import { AccountTag } from "./account-tag";
import { standing } from "./grants";
import type { User } from "./types";

interface Props {
  users: readonly User[];
  today: string;
}

export function UserTable({ users, today }: Props) {
  const { t } = useTranslation();
  return (
    <div className="table-frame">
      <table className="table table-cards">
        <thead>
          <tr>
            <th scope="col">{t("users.person")}</th>
            <th scope="col">{t("users.roles")}</th>
            <th scope="col">{t("users.account")}</th>
            <th scope="col">{t("users.lastSignIn")}</th>
          </tr>
        </thead>
        <tbody>
          {users.map((user) => (
            <tr key={user.id}>
              <th scope="row">
                <Link to="/users/$userId" params={{ userId: user.id }}>
                  {user.name}
                </Link>
                <div className="quiet">{user.login}</div>
              </th>
              <td data-label={t("users.roles")}>
                <Roles user={user} today={today} />
              </td>
              <td>
                <AccountTag user={user} />
              </td>
              <td className="number" data-label={t("users.lastSignIn")}>
                {user.last_sign_in_at === null ? t("users.never") : instantText(user.last_sign_in_at)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Roles({ user, today }: { user: User; today: string }) {
  const { t } = useTranslation();
  const held = user.grants.filter((grant) => standing(grant, today) === "now");
  if (held.length === 0) return <span className="quiet">{t("users.noRole")}</span>;
  return (
    <ul className="plain-list">
      {held.map(({ id, role, body, unit }) => (
        <li key={id}>
          {t(`access.role.${role}`)}{" "}
          <span className="quiet">
            · {body.name}, {unit.name}
          </span>
        </li>
      ))}
    </ul>
  );
}
