import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { useMe } from "@/api/me";
import { ConfirmDialog } from "@/ui/confirm-dialog";
import { dayText } from "@/ui/dates";

import { useRevokeRole } from "./api/use-revoke-role";
import { inOrder, standing } from "./grants";
import { StandingTag } from "./standing-tag";
import type { User, UserGrant } from "./types";

interface Props {
  user: User;
  own: boolean;
}

export function GrantTable({ user, own }: Props) {
  const { t } = useTranslation();
  const { today } = useMe();
  const revoke = useRevokeRole(user.id);
  const [asked, setAsked] = useState<UserGrant>();
  const [revoked, setRevoked] = useState(false);

  const ask = (grant: UserGrant | undefined) => {
    revoke.reset();
    setRevoked(false);
    setAsked(grant);
  };

  return (
    <section className="section" aria-labelledby="user-roles">
      <h2 id="user-roles" tabIndex={-1}>
        {t("users.roles")}
      </h2>
      <p role="status" className="quiet">
        {revoked && t("users.revoked")}
      </p>
      <div className="table-frame">
        <table className="table table-cards">
          <thead>
            <tr>
              <th scope="col">{t("users.role")}</th>
              <th scope="col">{t("users.place")}</th>
              <th scope="col">{t("users.days")}</th>
              <th scope="col">{t("users.standing.title")}</th>
              {!own && <th scope="col">{t("users.step")}</th>}
            </tr>
          </thead>
          <tbody>
            {inOrder(user.grants, today).map((grant) => (
              <tr key={grant.id}>
                <th scope="row">
                  {t(`access.role.${grant.role}`)}
                  {grant.delegated_by && (
                    <div className="quiet">{t("users.deputyOf", { name: grant.delegated_by.name })}</div>
                  )}
                </th>
                <td data-label={t("users.place")}>
                  {grant.body.name} <span className="quiet">· {grant.unit.name}</span>
                </td>
                <td data-label={t("users.days")}>
                  <Days grant={grant} />
                </td>
                <td>
                  <StandingTag standing={standing(grant, today)} />
                </td>
                {!own && (
                  <td>
                    {standing(grant, today) !== "ended" && (
                      <Button
                        aria-label={t("users.revokeNamed", {
                          role: t(`access.role.${grant.role}`),
                          place: `${grant.body.name}, ${grant.unit.name}`,
                        })}
                        onClick={() => ask(grant)}
                      >
                        {t("users.revoke")}
                      </Button>
                    )}
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {asked && (
        <ConfirmDialog
          title={t("users.revokeTitle")}
          step={t("users.revoke")}
          busy={revoke.isPending}
          error={revoke.error}
          home="user-roles"
          onCancel={() => ask(undefined)}
          onConfirm={() =>
            revoke.mutate(asked.id, {
              onSuccess: () => {
                ask(undefined);
                setRevoked(true);
              },
            })
          }
        >
          <p>
            {t("users.revokeText", {
              role: t(`access.role.${asked.role}`),
              place: `${asked.body.name}, ${asked.unit.name}`,
              name: user.name,
            })}
          </p>
        </ConfirmDialog>
      )}
    </section>
  );
}

function Days({ grant }: { grant: UserGrant }) {
  const { t } = useTranslation();
  const from = grant.valid_from !== null && t("access.from", { day: dayText(grant.valid_from) });
  const until =
    grant.valid_to === null ? t("access.open") : t("access.until", { day: dayText(grant.valid_to) });
  return [from, until].filter(Boolean).join(", ");
}
