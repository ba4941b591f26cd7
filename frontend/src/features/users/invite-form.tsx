import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { problemAt, unplaced } from "@/api/field-problems";
import { AskForm } from "@/ui/ask-form";
import { TextField } from "@/ui/text-field";

import { useInvite } from "./api/use-invite";
import { checkPerson, type PersonFaults } from "./person";
import { PlaceFields, usePlace } from "./place-fields";
import { RoleBoxes } from "./role-boxes";
import type { Invited, Role } from "./types";

interface Props {
  onInvited: (invited: Invited) => void;
}

const FIELDS = ["/name", "/login", "/email", "/roles"];

export function InviteForm({ onInvited }: Props) {
  const { t } = useTranslation();
  const invite = useInvite();
  const place = usePlace();
  const [person, setPerson] = useState({ name: "", login: "", email: "" });
  const [roles, setRoles] = useState<readonly Role[]>(["officer"]);
  const [faults, setFaults] = useState<PersonFaults>({});
  const [sent, setSent] = useState(false);

  const submit = () => {
    const found = checkPerson(person);
    setFaults(found);
    setSent(true);
    if (Object.keys(found).length > 0 || roles.length === 0 || !place.body) return;
    const { name, login, email } = person;
    invite.mutate(
      {
        name: name.trim(),
        login: login.trim(),
        email: email.trim() || null,
        body_id: place.body.id,
        roles: [...roles],
      },
      { onSuccess: onInvited },
    );
  };

  const field = (key: keyof typeof person) => ({
    error: faults[key] ? t(`users.fault.${faults[key]}`) : problemAt(invite.error, `/${key}`),
    value: person[key],
    onChange: (text: string) => setPerson({ ...person, [key]: text }),
    autoComplete: "off",
  });

  return (
    <AskForm error={invite.error} rest={unplaced(invite.error, FIELDS)} onSubmit={submit}>
      <TextField label={t("users.name")} maxLength={200} {...field("name")} />
      <TextField
        label={t("users.login")}
        hint={t("users.loginHint")}
        maxLength={100}
        spellCheck={false}
        {...field("login")}
      />
      <TextField
        label={t("users.email")}
        hint={t("users.emailHint")}
        inputMode="email"
        spellCheck={false}
        {...field("email")}
      />
      <PlaceFields state={place} missing={sent} />
      <RoleBoxes roles={roles} onChange={setRoles} missing={sent && roles.length === 0} />
      <div className="actions">
        <Button type="primary" htmlType="submit" loading={invite.isPending}>
          {t("users.sendInvite")}
        </Button>
      </div>
    </AskForm>
  );
}
