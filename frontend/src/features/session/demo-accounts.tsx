import { useTranslation } from "react-i18next";

import type { About } from "@/api/types";
import { DemoTag } from "@/figures/demo-tag";

interface Props {
  accounts: About["demo_accounts"];
  onChoose: (login: string) => void;
}

/** The made-up accounts of a demonstration: one press fills the form. */
export function DemoAccounts({ accounts, onChoose }: Props) {
  const { t } = useTranslation();
  return (
    <section className="demo-accounts" aria-labelledby="demo-accounts">
      <h2 id="demo-accounts">{t("session.demoAccounts")}</h2>
      <p>
        <DemoTag /> {t("session.demoNote")}
      </p>
      <ul>
        {accounts.map((account) => (
          <li key={account.login}>
            <button type="button" onClick={() => onChoose(account.login)}>
              <span className="demo-account-name">{account.name}</span>
              <span>{account.note}</span>
              <span className="quiet">{account.login}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
