import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { problemAt, unplaced } from "@/api/field-problems";
import { useMe } from "@/api/me";
import { AskForm } from "@/ui/ask-form";
import { Choice } from "@/ui/choice";
import { DayPair, useDayPair } from "@/ui/day-pair";
import { Notice } from "@/ui/notice";

import { useGrantRole } from "./api/use-grant-role";
import { PlaceFields, usePlace } from "./place-fields";
import { ROLES } from "./roles";
import type { Role } from "./types";

/** Another role, at a body of the reader's units, from one day to another or without an end. */
export function GrantForm({ userId }: { userId: number }) {
  const { t } = useTranslation();
  const me = useMe();
  const grant = useGrantRole(userId);
  const place = usePlace();
  const days = useDayPair(me.today);
  const [role, setRole] = useState<Role>("officer");
  const [sent, setSent] = useState(false);

  const submit = () => {
    const read = days.take();
    setSent(true);
    if (!read || !place.body) return;
    grant.mutate({ role, body_id: place.body.id, valid_from: read.first, valid_to: read.last });
  };

  return (
    <section className="panel" aria-labelledby="grant-role">
      <h2 id="grant-role">{t("users.grantTitle")}</h2>
      <div aria-live="polite">{grant.isSuccess && <Notice tone="good">{t("users.granted")}</Notice>}</div>
      <AskForm error={grant.error} rest={unplaced(grant.error, ["/valid_to"])} onSubmit={submit}>
        <Choice
          label={t("users.role")}
          value={role}
          options={ROLES.map((value) => ({ value, label: t(`access.role.${value}`) }))}
          onChange={setRole}
        />
        <PlaceFields state={place} missing={sent} />
        <DayPair state={days} lastHint={t("users.openHint")} error={problemAt(grant.error, "/valid_to")} />
        <div className="actions">
          <Button type="primary" htmlType="submit" loading={grant.isPending}>
            {t("users.grant")}
          </Button>
        </div>
      </AskForm>
    </section>
  );
}
