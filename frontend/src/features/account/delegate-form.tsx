import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { problemAt, unplaced } from "@/api/field-problems";
import { useMe } from "@/api/me";
import type { Me } from "@/api/types";
import { AskForm } from "@/ui/ask-form";
import { Choice } from "@/ui/choice";
import { LONGEST_DELEGATION } from "@/ui/day-range";
import { DayPair, useDayPair } from "@/ui/day-pair";
import { Notice } from "@/ui/notice";

import { useDelegate } from "./api/use-delegate";
import type { Colleague } from "./types";

interface Props {
  led: readonly Me["grants"][number][];
  colleagues: readonly Colleague[];
}

/** Where (if the reader leads more than one body), to whom, and on which days. */
export function DelegateForm({ led, colleagues }: Props) {
  const { t } = useTranslation();
  const me = useMe();
  const delegate = useDelegate();
  const days = useDayPair(me.today, LONGEST_DELEGATION);
  const [bodyId, setBodyId] = useState<number>();
  const [deputyId, setDeputyId] = useState<number>();
  const place = led.find(({ body }) => body.id === bodyId) ?? led[0];
  const near = colleagues.filter(({ unit_id }) => unit_id === place?.unit.id);
  const deputy = near.find(({ id }) => id === deputyId) ?? near[0];

  const submit = () => {
    const read = days.take();
    if (!read?.last || !place || !deputy) return;
    delegate.mutate({
      user_id: deputy.id,
      body_id: place.body.id,
      valid_from: read.first,
      valid_to: read.last,
    });
  };

  return (
    <section className="panel" aria-labelledby="delegate">
      <h3 id="delegate">{t("account.delegation.newTitle")}</h3>
      <div aria-live="polite">
        {delegate.isSuccess && <Notice tone="good">{t("account.delegation.given")}</Notice>}
      </div>
      <AskForm error={delegate.error} rest={unplaced(delegate.error, ["/valid_to"])} onSubmit={submit}>
        <Choice
          label={t("account.delegation.place")}
          value={String(place?.body.id)}
          options={led.map(({ body, unit }) => ({
            value: String(body.id),
            label: `${body.name}, ${unit.name}`,
          }))}
          onChange={(value) => setBodyId(Number(value))}
        />
        {deputy ? (
          <>
            <Choice
              label={t("account.delegation.deputy")}
              value={String(deputy.id)}
              options={near.map(({ id, name }) => ({ value: String(id), label: name }))}
              onChange={(value) => setDeputyId(Number(value))}
            />
            <DayPair state={days} error={problemAt(delegate.error, "/valid_to")} />
            <div className="actions">
              <Button type="primary" htmlType="submit" loading={delegate.isPending}>
                {t("account.delegation.give")}
              </Button>
            </div>
          </>
        ) : (
          <p>{t("account.delegation.nobody")}</p>
        )}
      </AskForm>
    </section>
  );
}
