import { useState } from "react";
import { useTranslation } from "react-i18next";

import { TextField } from "./text-field";

interface Pair {
  password: string;
  again: string;
}

/** A new password typed twice; `take` answers it once both are the same, or shows what is wrong. */
export function usePasswordPair() {
  const [pair, setPair] = useState<Pair>({ password: "", again: "" });
  const [fault, setFault] = useState<"missing" | "differs">();

  const take = (): string | undefined => {
    const found = pair.password === "" ? "missing" : pair.password === pair.again ? undefined : "differs";
    setFault(found);
    return found === undefined ? pair.password : undefined;
  };

  return { pair, setPair, fault, take, clear: () => setPair({ password: "", again: "" }) };
}

interface Props {
  state: ReturnType<typeof usePasswordPair>;
  /** What the service says about the password. */
  error: string | undefined;
}

export function PasswordPair({ state: { pair, setPair, fault }, error }: Props) {
  const { t } = useTranslation();
  return (
    <>
      <TextField
        kind="password"
        label={t("access.password.new")}
        hint={t("access.password.hint")}
        error={fault === "missing" ? t("access.password.missing") : error}
        autoComplete="new-password"
        value={pair.password}
        onChange={(password) => setPair({ ...pair, password })}
      />
      <TextField
        kind="password"
        label={t("access.password.again")}
        error={fault === "differs" ? t("access.password.differs") : undefined}
        autoComplete="new-password"
        value={pair.again}
        onChange={(again) => setPair({ ...pair, again })}
      />
    </>
  );
}
