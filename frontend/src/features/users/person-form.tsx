import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { problemAt, unplaced } from "@/api/field-problems";
import { AskForm } from "@/ui/ask-form";
import { Notice } from "@/ui/notice";
import { TextField } from "@/ui/text-field";

import { useChangeUser } from "./api/use-change-user";
import { checkPerson, type PersonFaults } from "./person";
import type { User } from "./types";

interface Props {
  user: User;
  etag: string;
}

/** Name and address as the administrator of the unit writes them; the sign-in name stays. */
export function PersonForm({ user, etag }: Props) {
  const { t } = useTranslation();
  const change = useChangeUser(user.id);
  const [typed, setTyped] = useState({ name: user.name, email: user.email ?? "" });
  const [faults, setFaults] = useState<PersonFaults>({});

  const submit = () => {
    const found = checkPerson({ ...typed, login: user.login });
    setFaults(found);
    if (Object.keys(found).length > 0) return;
    change.mutate({ etag, changes: { name: typed.name.trim(), email: typed.email.trim() || null } });
  };

  const field = (key: keyof typeof typed) => ({
    error: faults[key] ? t(`users.fault.${faults[key]}`) : problemAt(change.error, `/${key}`),
    value: typed[key],
    onChange: (text: string) => {
      change.reset();
      setTyped({ ...typed, [key]: text });
    },
    autoComplete: "off",
  });

  return (
    <section className="panel" aria-labelledby="edit-person">
      <h2 id="edit-person">{t("users.editTitle")}</h2>
      <div aria-live="polite">{change.isSuccess && <Notice tone="good">{t("users.edited")}</Notice>}</div>
      <AskForm error={change.error} rest={unplaced(change.error, ["/name", "/email"])} onSubmit={submit}>
        <TextField label={t("users.name")} maxLength={200} {...field("name")} />
        <TextField
          label={t("users.email")}
          hint={t("users.emailHint")}
          inputMode="email"
          spellCheck={false}
          {...field("email")}
        />
        <div className="actions">
          <Button type="primary" htmlType="submit" loading={change.isPending}>
            {t("users.edit")}
          </Button>
        </div>
      </AskForm>
    </section>
  );
}
