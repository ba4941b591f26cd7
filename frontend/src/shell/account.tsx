import { LogoutOutlined, UserOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";

import { useMe } from "@/api/me";

import { useSignOut } from "./use-sign-out";

export function Account() {
  const { t } = useTranslation();
  const me = useMe();
  const signOut = useSignOut();
  return (
    <div className="account">
      <span className="account-name">
        <UserOutlined aria-hidden />
        <span>{me.name}</span>
      </span>
      <Button
        icon={<LogoutOutlined aria-hidden />}
        loading={signOut.isPending}
        onClick={() => signOut.mutate()}
      >
        {t("shell.signOut")}
      </Button>
    </div>
  );
}
