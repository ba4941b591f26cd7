import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { instantText } from "@/ui/dates";
import { ListTable } from "@/ui/list-table";

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
    <ListTable
      rows={users}
      rowKey={({ id }) => id}
      columns={[
        {
          title: t("users.person"),
          cell: ({ id, name, login }) => (
            <>
              <Link to="/users/$userId" params={{ userId: id }}>
                {name}
              </Link>
              <div className="quiet">{login}</div>
            </>
          ),
        },
        { title: t("users.roles"), cell: (user) => <Roles user={user} today={today} /> },
        { title: t("users.account"), bare: true, cell: (user) => <AccountTag user={user} /> },
        {
          title: t("users.lastSignIn"),
          kind: "number",
          cell: ({ last_sign_in_at: at }) => (at === null ? t("users.never") : instantText(at)),
        },
      ]}
    />
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
