import { CheckCircleOutlined, MailOutlined, StopOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";

import { Tag } from "@/ui/tag";

import type { User } from "./types";

export function AccountTag({ user }: { user: User }) {
  const { t } = useTranslation();
  if (!user.active)
    return (
      <Tag tone="bad" icon={StopOutlined}>
        {t("users.state.disabled")}
      </Tag>
    );
  if (!user.has_password && user.last_sign_in_at === null)
    return (
      <Tag tone="info" icon={MailOutlined}>
        {t("users.state.invited")}
      </Tag>
    );
  return (
    <Tag tone="good" icon={CheckCircleOutlined}>
      {t("users.state.active")}
    </Tag>
  );
}
