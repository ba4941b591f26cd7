import { useId } from "react";
import { useTranslation } from "react-i18next";

import type { Permission } from "@/api/types";

import { grantable, PERMISSION_WORDS } from "./permissions";

interface Props {
  held: readonly Permission[];
  chosen: readonly Permission[];
  onChange: (permissions: readonly Permission[]) => void;
  error: string | undefined;
}

export function PermissionBoxes({ held, chosen, onChange, error }: Props) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <fieldset aria-describedby={error ? `${id}-error` : undefined}>
      <legend>{t("programs.permissions")}</legend>
      <p className="quiet">{t("programs.permissionsHint")}</p>
      {grantable(held).map((permission) => (
        <label key={permission} className="check">
          <input
            type="checkbox"
            checked={chosen.includes(permission)}
            aria-invalid={error !== undefined}
            onChange={(event) =>
              onChange(
                event.target.checked ? [...chosen, permission] : chosen.filter((one) => one !== permission),
              )
            }
          />
          {t(`programs.permission.${PERMISSION_WORDS[permission]}`)}
        </label>
      ))}
      {error && (
        <p id={`${id}-error`} className="field-error" role="alert">
          {error}
        </p>
      )}
    </fieldset>
  );
}
