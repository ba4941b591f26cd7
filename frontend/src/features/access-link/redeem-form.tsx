import { Button } from "antd";
import { useTranslation } from "react-i18next";

import { problemAt, unplaced } from "@/api/field-problems";
import { isProblem } from "@/api/problem";
import type { components } from "@/api/schema";
import { AskForm } from "@/ui/ask-form";
import { instantText } from "@/ui/dates";
import { PasswordPair, usePasswordPair } from "@/ui/password-pair";

import { useRedeem } from "./api/use-redeem";
import { NotValid } from "./not-valid";

interface Props {
  secret: string;
  link: components["schemas"]["LinkPreview"];
  onDone: () => void;
}

export function RedeemForm({ secret, link, onDone }: Props) {
  const { t } = useTranslation();
  const pair = usePasswordPair();
  const redeem = useRedeem();

  const submit = () => {
    const password = pair.take();
    if (password !== undefined) redeem.mutate({ secret, password }, { onSuccess: onDone });
  };

  // Used or closed while the page stood open.
  if (redeem.error && isProblem(redeem.error, 404)) return <NotValid />;
  return (
    <AskForm error={redeem.error} rest={unplaced(redeem.error, ["/password"])} onSubmit={submit}>
      <dl className="facts">
        <dt>{t("accessLink.whose")}</dt>
        <dd>{link.name}</dd>
        <dt>{t("accessLink.login")}</dt>
        <dd>{link.login}</dd>
        <dt>{t("accessLink.until")}</dt>
        <dd className="number">{instantText(link.expires_at)}</dd>
      </dl>
      {/* Tells the browser's password store whose password this is. */}
      <input
        className="visually-hidden"
        name="username"
        autoComplete="username"
        value={link.login}
        readOnly
        tabIndex={-1}
        aria-hidden
      />
      <PasswordPair state={pair} error={problemAt(redeem.error, "/password")} />
      <div className="actions">
        <Button type="primary" htmlType="submit" loading={redeem.isPending}>
          {t("accessLink.set")}
        </Button>
      </div>
    </AskForm>
  );
}
