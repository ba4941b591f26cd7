import { useTranslation } from "react-i18next";

import { useMe } from "@/api/me";
import { Loaded } from "@/ui/loaded";

import { useColleagues } from "./api/use-colleagues";
import { useDelegations } from "./api/use-delegations";
import { DelegateForm } from "./delegate-form";
import { DelegationTable } from "./delegation-table";
import { ownLeadership } from "./leading";

/** Deputies: a leader's role, handed to a colleague for some days. */
export function Delegations() {
  const { t } = useTranslation();
  const me = useMe();
  const delegations = useDelegations();
  const colleagues = useColleagues();
  return (
    <section className="section" aria-labelledby="delegations">
      <h2 id="delegations" tabIndex={-1}>
        {t("account.delegation.title")}
      </h2>
      <p className="quiet">{t("account.delegation.text")}</p>
      <Loaded query={delegations}>
        {({ items }) => {
          const led = ownLeadership(me, items);
          return (
            <>
              {items.length === 0 ? (
                <p>{t("account.delegation.none")}</p>
              ) : (
                <DelegationTable delegations={items} />
              )}
              {led.length > 0 && (
                <Loaded query={colleagues} lines={3}>
                  {(list) => <DelegateForm led={led} colleagues={list.items} />}
                </Loaded>
              )}
            </>
          );
        }}
      </Loaded>
    </section>
  );
}
