import { useId, useState } from "react";
import { useTranslation } from "react-i18next";

import { TextField } from "@/ui/text-field";

import { type JwkFault, readJwk } from "./jwk";
import type { PublicJwk } from "./types";

const KINDS = ["secret", "key"] as const;

/** How the program will prove who it is; `take` answers the public key, or null for a secret. */
export function useCredential() {
  const [kind, setKind] = useState<(typeof KINDS)[number]>("secret");
  const [text, setText] = useState("");
  const [fault, setFault] = useState<JwkFault>();

  const take = (): { jwk: PublicJwk | null } | undefined => {
    setFault(undefined);
    if (kind === "secret") return { jwk: null };
    const read = readJwk(text);
    if ("key" in read) return { jwk: read.key };
    setFault(read.fault);
    return undefined;
  };

  return { kind, setKind, text, setText, fault, take };
}

interface Props {
  state: ReturnType<typeof useCredential>;
  error: string | undefined;
}

export function CredentialFields({ state: { kind, setKind, text, setText, fault }, error }: Props) {
  const { t } = useTranslation();
  const name = useId();
  return (
    <>
      <fieldset>
        <legend>{t("programs.credential.title")}</legend>
        {KINDS.map((one) => (
          <label key={one} className="check">
            <input type="radio" name={name} checked={kind === one} onChange={() => setKind(one)} />
            {t(`programs.credential.${one}Choice`)}
          </label>
        ))}
      </fieldset>
      {kind === "key" && (
        <TextField
          kind="lines"
          label={t("programs.jwk")}
          hint={t("programs.jwkHint")}
          error={fault ? t(`programs.jwkFault.${fault}`) : error}
          spellCheck={false}
          autoComplete="off"
          value={text}
          onChange={setText}
        />
      )}
    </>
  );
}
