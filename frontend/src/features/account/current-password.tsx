import { useTranslation } from "react-i18next";

import { ProblemError } from "@/api/problem";
import { TextField } from "@/ui/text-field";

interface Props {
  value: string;
  onChange: (password: string) => void;
  missing: boolean;
  wrong: string | undefined;
}

/** Who sits there shows once more that it is the owner. */
export function CurrentPassword({ value, onChange, missing, wrong }: Props) {
  const { t } = useTranslation();
  return (
    <TextField
      kind="password"
      label={t("access.password.current")}
      error={missing ? t("access.password.currentMissing") : wrong}
      autoComplete="current-password"
      value={value}
      onChange={onChange}
    />
  );
}

/** The service's sentence about the current password, when that is what it refused. */
export const proofFault = (error: Error | null): string | undefined =>
  error instanceof ProblemError && error.code === "password-wrong" ? error.message : undefined;
