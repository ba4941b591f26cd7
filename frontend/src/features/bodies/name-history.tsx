import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { AskForm } from "@/ui/ask-form";
import { readDay } from "@/ui/dates";
import { TextField } from "@/ui/text-field";

import { endAlias } from "./api/keeping";
import { useKeeping } from "./api/use-keeping";
import { daysText } from "./days-text";
import type { Body, BodyName } from "./types";

interface Props {
  body: Body;
  etag: string;
}

/** Every name that it ever had, with its days. */
export function NameHistory({ body, etag }: Props) {
  const { t } = useTranslation();
  const [ending, setEnding] = useState<number>();
  const keeps = body.actions.includes("change");
  return (
    <section className="panel" aria-labelledby="names">
      <h2 id="names" tabIndex={-1}>
        {t("bodies.names.title")}
      </h2>
      <ol className="plain-list">
        {body.names.map((name) => (
          <li key={name.id}>
            <strong>{name.name}</strong>{" "}
            <span className="quiet">
              · {t(`bodies.names.${name.kind}`)} · {daysText(t, name.valid_from, name.valid_to)}
            </span>{" "}
            {keeps && name.kind === "alias" && name.valid_to === null && ending !== name.id && (
              <Button size="small" onClick={() => setEnding(name.id)}>
                {t("bodies.names.end")} <span className="visually-hidden">{name.name}</span>
              </Button>
            )}
            {ending === name.id && (
              <EndAlias body={body} etag={etag} name={name} onDone={() => setEnding(undefined)} />
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

function EndAlias({ body, etag, name, onDone }: Props & { name: BodyName; onDone: () => void }) {
  const { t } = useTranslation();
  const keeping = useKeeping();
  const [typed, setTyped] = useState("");
  const [wrong, setWrong] = useState(false);
  const submit = () => {
    const day = readDay(typed);
    setWrong(day === undefined);
    if (day !== undefined) {
      keeping.mutate(() => endAlias(body.id, name.id, etag, day), { onSuccess: onDone });
    }
  };
  return (
    <AskForm error={keeping.error} rest={keeping.error ?? undefined} onSubmit={submit}>
      <TextField
        label={t("bodies.end.lastDay")}
        hint={t("access.dayHint")}
        className="date-input"
        value={typed}
        onChange={setTyped}
        error={wrong ? t("access.dates.shape") : undefined}
      />
      <div className="actions">
        <Button type="primary" htmlType="submit" loading={keeping.isPending}>
          {t("bodies.names.end")}
        </Button>
        <Button onClick={onDone}>{t("common.cancel")}</Button>
      </div>
    </AskForm>
  );
}
