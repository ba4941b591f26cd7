import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { problemAt, unplaced } from "@/api/field-problems";
import { useMe } from "@/api/me";
import { isProblem, ProblemError } from "@/api/problem";
import type { Permission } from "@/api/types";
import { useUnit } from "@/api/use-unit";
import { UnitSelect } from "@/figures/unit-select";
import { AskForm } from "@/ui/ask-form";
import { readDay } from "@/ui/dates";
import { Notice } from "@/ui/notice";
import { TextField } from "@/ui/text-field";

import { useCreateProgram } from "./api/use-create-program";
import { CredentialFields, useCredential } from "./credential-fields";
import { PermissionBoxes } from "./permission-boxes";
import { endOfDay } from "./state";
import type { MadeProgram } from "./types";

/** Says what is wrong at the permissions: the service names each by its place in the list. */
const widerSentence = (error: Error | null): string | undefined =>
  error instanceof ProblemError && error.code === "wider-than-maker" ? error.message : undefined;

export function CreateForm({ onMade }: { onMade: (made: MadeProgram) => void }) {
  const { t } = useTranslation();
  const me = useMe();
  const create = useCreateProgram();
  const [name, setName] = useState("");
  const [unitId, setUnitId] = useState(me.home.id);
  const [permissions, setPermissions] = useState<readonly Permission[]>([]);
  const [expires, setExpires] = useState("");
  const credential = useCredential();
  const [sent, setSent] = useState(false);
  const unit = useUnit(unitId, me.today).data ?? me.home;
  const day = readDay(expires);
  const dayWrong = day === undefined || day < me.today;
  const outside = create.error !== null && isProblem(create.error, 404);
  const late = create.error instanceof ProblemError && create.error.code === "expiry-out-of-range";
  const wider = widerSentence(create.error);
  const placed = outside || late || wider !== undefined;

  const submit = () => {
    const key = credential.take();
    setSent(true);
    if (name.trim() === "" || permissions.length === 0 || dayWrong || !key) return;
    create.mutate(
      {
        name: name.trim(),
        unit_id: unitId,
        permissions: [...permissions],
        expires_at: endOfDay(day),
        public_jwk: key.jwk,
      },
      { onSuccess: onMade },
    );
  };

  const dayError = dayWrong
    ? sent
      ? t("programs.fault.day")
      : undefined
    : late
      ? create.error?.message
      : undefined;
  return (
    <AskForm
      error={create.error}
      rest={placed ? undefined : unplaced(create.error, ["/name", "/public_jwk"])}
      onSubmit={submit}
    >
      <TextField
        label={t("programs.name")}
        hint={t("programs.nameHint")}
        error={sent && name.trim() === "" ? t("programs.fault.name") : problemAt(create.error, "/name")}
        maxLength={200}
        autoComplete="off"
        value={name}
        onChange={setName}
      />
      <UnitSelect label={t("programs.unitOf")} value={unit} asOf={me.today} onChange={setUnitId} />
      {outside && (
        <Notice tone="error" alert>
          {t("programs.fault.unit", { name: unit.name })}
        </Notice>
      )}
      <PermissionBoxes
        held={me.permissions}
        chosen={permissions}
        onChange={setPermissions}
        error={sent && permissions.length === 0 ? t("programs.fault.permissions") : wider}
      />
      <TextField
        label={t("programs.expiresOn")}
        hint={t("programs.expiresHint")}
        error={dayError}
        inputMode="numeric"
        autoComplete="off"
        className="date-input"
        value={expires}
        onChange={setExpires}
      />
      <CredentialFields state={credential} error={problemAt(create.error, "/public_jwk")} />
      <div className="actions">
        <Button type="primary" htmlType="submit" loading={create.isPending}>
          {t("programs.make")}
        </Button>
      </div>
    </AskForm>
  );
}
