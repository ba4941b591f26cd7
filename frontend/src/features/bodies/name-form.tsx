import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { AskForm } from "@/ui/ask-form";
import { readDay } from "@/ui/dates";
import { Notice } from "@/ui/notice";
import { TextField } from "@/ui/text-field";

import { changeBody } from "./api/keeping";
import { useKeeping } from "./api/use-keeping";
import type { Body } from "./types";

/** A new official name from a day on; the old one keeps its days. */
export function NameForm({ body, etag }: { body: Body; etag: string }) {
  const { t } = useTranslation();
  const keeping = useKeeping();
  const [typed, setTyped] = useState({ name: "", from: "" });
  const [sent, setSent] = useState(false);
  const day = readDay(typed.from);
  const name = typed.name.trim();

  const submit = () => {
    setSent(true);
    if (day === undefined || !name) return;
    keeping.mutate(() => changeBody(body.id, etag, { name: { name, valid_from: day } }), {
      onSuccess: () => {
        setTyped({ name: "", from: "" });
        setSent(false);
      },
    });
  };

  return (
    <section className="panel" aria-labelledby="rename">
      <h2 id="rename">{t("bodies.rename.title")}</h2>
      <div aria-live="polite">
        {keeping.isSuccess && <Notice tone="good">{t("bodies.rename.done")}</Notice>}
      </div>
      <AskForm error={keeping.error} rest={keeping.error ?? undefined} onSubmit={submit}>
        <TextField
          label={t("bodies.rename.name")}
          maxLength={300}
          value={typed.name}
          onChange={(text) => setTyped({ ...typed, name: text })}
          error={sent && !name ? t("bodies.fault.name") : undefined}
        />
        <TextField
          label={t("bodies.rename.from")}
          hint={t("access.dayHint")}
          className="date-input"
          value={typed.from}
          onChange={(text) => setTyped({ ...typed, from: text })}
          error={sent && day === undefined ? t("access.dates.shape") : undefined}
        />
        <div className="actions">
          <Button type="primary" htmlType="submit" loading={keeping.isPending}>
            {t("bodies.rename.step")}
          </Button>
        </div>
      </AskForm>
    </section>
  );
}
