import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { useMe } from "@/api/me";
import { ConfirmDialog } from "@/ui/confirm-dialog";
import { dayText } from "@/ui/dates";

import { useEndDelegation } from "./api/use-end-delegation";
import type { Delegation } from "./types";

export function DelegationTable({ delegations }: { delegations: readonly Delegation[] }) {
  const { t } = useTranslation();
  const me = useMe();
  const end = useEndDelegation();
  const [asked, setAsked] = useState<Delegation>();

  const ask = (delegation: Delegation | undefined) => {
    end.reset();
    setAsked(delegation);
  };

  return (
    <div className="table-frame">
      <table className="table table-cards">
        <thead>
          <tr>
            <th scope="col">{t("account.delegation.deputy")}</th>
            <th scope="col">{t("account.delegation.leader")}</th>
            <th scope="col">{t("account.delegation.role")}</th>
            <th scope="col">{t("account.delegation.days")}</th>
            <th scope="col">{t("account.delegation.step")}</th>
          </tr>
        </thead>
        <tbody>
          {delegations.map((item) => (
            <tr key={item.id}>
              <th scope="row">{item.deputy.name}</th>
              <td data-label={t("account.delegation.leader")}>{item.leader.name}</td>
              <td data-label={t("account.delegation.role")}>
                {t(`access.role.${item.role}`)}{" "}
                <span className="quiet">
                  · {item.body.name}, {item.unit.name}
                </span>
              </td>
              <td className="number" data-label={t("account.delegation.days")}>
                {days(item)}
              </td>
              <td>
                {item.leader.id === me.id && (
                  <Button
                    aria-label={t("account.delegation.endNamed", {
                      name: item.deputy.name,
                      days: days(item),
                    })}
                    onClick={() => ask(item)}
                  >
                    {t("account.delegation.end")}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {asked && (
        <ConfirmDialog
          title={t("account.delegation.end")}
          step={t("account.delegation.end")}
          busy={end.isPending}
          error={end.error}
          home="delegations"
          onCancel={() => ask(undefined)}
          onConfirm={() =>
            end.mutate(asked.id, {
              onSuccess: () => ask(undefined),
            })
          }
        >
          <p>{t("account.delegation.endText", { name: asked.deputy.name })}</p>
        </ConfirmDialog>
      )}
    </div>
  );
}

const days = ({ valid_from, valid_to }: Delegation): string =>
  `${valid_from === null ? "…" : dayText(valid_from)}–${valid_to === null ? "…" : dayText(valid_to)}`;
