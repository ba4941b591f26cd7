import { useId } from "react";
import { useTranslation } from "react-i18next";

import { ROLES } from "./roles";
import type { Role } from "./types";

interface Props {
  roles: readonly Role[];
  onChange: (roles: readonly Role[]) => void;
  missing: boolean;
}

export function RoleBoxes({ roles, onChange, missing }: Props) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <fieldset aria-describedby={missing ? id : undefined}>
      <legend>{t("users.roles")}</legend>
      {ROLES.map((role) => (
        <label key={role} className="check">
          <input
            type="checkbox"
            checked={roles.includes(role)}
            aria-invalid={missing}
            onChange={(event) =>
              onChange(event.target.checked ? [...roles, role] : roles.filter((held) => held !== role))
            }
          />
          {t(`access.role.${role}`)}
        </label>
      ))}
      {missing && (
        <p id={id} className="field-error" role="alert">
          {t("users.fault.roles")}
        </p>
      )}
    </fieldset>
  );
}
