import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { AskForm } from "@/ui/ask-form";
import { dayText, readDay } from "@/ui/dates";
import { Notice } from "@/ui/notice";
import { TextField } from "@/ui/text-field";

import { endBody } from "./api/keeping";
import { useKeeping } from "./api/use-keeping";
import { BodyChoice } from "@/figures/body-choice";
import type { Body } from "./types";

/** The body's last day and who takes over its work and its people. */
export function EndForm({ body, etag }: { body: Body; etag: string }) {
  const { t } = useTranslation();
  const keeping = useKeeping();
  const [typed, setTyped] = useState(body.valid_to === null ? "" : dayText(body.valid_to));
  const [successor, setSuccessor] = useState(body.successor?.id);
  const [withParts, setWithParts] = useState(false);
  const [sent, setSent] = useState(false);
  const day = readDay(typed);

  const submit = () => {
    setSent(true);
    if (day === undefined) return;
    keeping.mutate(() =>
      endBody(body.id, etag, { last_day: day, successor_id: successor ?? null, with_parts: withParts }),
    );
  };

  return (
    <section className="panel" aria-labelledby="end-body">
      <h2 id="end-body">{t("bodies.end.title")}</h2>
      <p>{t("bodies.end.lead")}</p>
      <div aria-live="polite">{keeping.isSuccess && <Notice tone="good">{t("bodies.end.done")}</Notice>}</div>
      <AskForm error={keeping.error} rest={keeping.error ?? undefined} onSubmit={submit}>
        <TextField
          label={t("bodies.end.lastDay")}
          hint={t("access.dayHint")}
          className="date-input"
          value={typed}
          onChange={setTyped}
          error={sent && day === undefined ? t("access.dates.shape") : undefined}
        />
        <BodyChoice
          label={t("bodies.end.successor")}
          unitId={body.unit.id}
          except={body.id}
          none={t("bodies.end.noSuccessor")}
          value={successor}
          onChange={setSuccessor}
        />
        {body.parts.length > 0 && (
          <label className="check">
            <input
              type="checkbox"
              checked={withParts}
              onChange={(event) => setWithParts(event.target.checked)}
            />
            {t("bodies.end.withParts", { count: body.parts.length })}
          </label>
        )}
        <div className="actions">
          <Button type="primary" htmlType="submit" loading={keeping.isPending}>
            {t("bodies.end.step")}
          </Button>
        </div>
      </AskForm>
    </section>
  );
}
