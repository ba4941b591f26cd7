import { useTranslation } from "react-i18next";

import { known, PERMISSION_WORDS } from "./permissions";

export function PermissionList({ permissions }: { permissions: readonly string[] }) {
  const { t } = useTranslation();
  return (
    <ul className="plain-list">
      {known(permissions).map((permission) => (
        <li key={permission}>{t(`programs.permission.${PERMISSION_WORDS[permission]}`)}</li>
      ))}
    </ul>
  );
}
