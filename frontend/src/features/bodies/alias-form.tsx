import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { AskForm } from "@/ui/ask-form";
import { Notice } from "@/ui/notice";
import { TextField } from "@/ui/text-field";

import { addAlias } from "./api/keeping";
import { useKeeping } from "./api/use-keeping";
import { optionalDay } from "./optional-day";
import type { Body } from "./types";

const NOTHING = { name: "", from: "", to: "" };

/** A spelling met in documents that means this body. */
export function AliasForm({ body }: { body: Body }) {
  const { t } = useTranslation();
  const keeping = useKeeping();
  const [typed, setTyped] = useState(NOTHING);
  const [sent, setSent] = useState(false);
  const [from, to] = [optionalDay(typed.from), optionalDay(typed.to)];
  const name = typed.name.trim();

  const submit = () => {
    setSent(true);
    if (!name || from === undefined || to === undefined) return;
    keeping.mutate(() => addAlias(body.id, { name, valid_from: from, valid_to: to }), {
      onSuccess: () => {
        setTyped(NOTHING);
        setSent(false);
      },
    });
  };

  const day = (key: "from" | "to", read: string | null | undefined) => ({
    hint: t("bodies.alias.openHint"),
    className: "date-input",
    value: typed[key],
    onChange: (text: string) => setTyped({ ...typed, [key]: text }),
    error: sent && read === undefined ? t("access.dates.shape") : undefined,
  });

  return (
    <section className="panel" aria-labelledby="add-alias">
      <h2 id="add-alias">{t("bodies.alias.title")}</h2>
      <div aria-live="polite">
        {keeping.isSuccess && <Notice tone="good">{t("bodies.alias.done")}</Notice>}
      </div>
      <AskForm error={keeping.error} rest={keeping.error ?? undefined} onSubmit={submit}>
        <TextField
          label={t("bodies.alias.name")}
          maxLength={300}
          value={typed.name}
          onChange={(text) => setTyped({ ...typed, name: text })}
          error={sent && !name ? t("bodies.fault.name") : undefined}
        />
        <div className="pair">
          <TextField label={t("access.firstDay")} {...day("from", from)} />
          <TextField label={t("access.lastDay")} {...day("to", to)} />
        </div>
        <div className="actions">
          <Button type="primary" htmlType="submit" loading={keeping.isPending}>
            {t("bodies.alias.step")}
          </Button>
        </div>
      </AskForm>
    </section>
  );
}
