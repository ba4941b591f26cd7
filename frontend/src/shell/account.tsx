import { LogoutOutlined, UserOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";

import { useMe } from "@/api/me";
import { useUnsentWarning } from "@/figures/use-unsent-warning";

import { useSignOut } from "./use-sign-out";

const UnsentWarning = lazy(() =>
  import("@/figures/unsent-warning").then((it) => ({ default: it.UnsentWarning })),
);

export function Account() {
  const { t } = useTranslation();
  const me = useMe();
  const signOut = useSignOut();
  const warning = useUnsentWarning(me, signOut.mutate);
  return (
    <div className="account">
      <span className="account-name">
        <UserOutlined aria-hidden />
        <span>{me.name}</span>
      </span>
      <Button
        icon={<LogoutOutlined aria-hidden />}
        loading={signOut.isPending}
        onClick={() => void warning.ask()}
      >
        {t("shell.signOut")}
      </Button>
      <Suspense>{warning.cells > 0 && <UnsentWarning {...warning} />}</Suspense>
    </div>
  );
}
