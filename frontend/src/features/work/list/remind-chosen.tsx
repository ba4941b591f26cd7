import { Link } from "@tanstack/react-router";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { AskForm } from "@/ui/ask-form";
import { Notice } from "@/ui/notice";
import { ProblemMessage } from "@/ui/problem-message";
import { TextField } from "@/ui/text-field";

import { type Outcome, useRemindMany } from "../api/use-remind-many";
import type { WorkItem } from "../types";
import { targetsByMatrix } from "./selection";

interface Props {
  items: readonly WorkItem[];
  chosen: ReadonlySet<string>;
  onClear: () => void;
}

/** Reminds the bodies of the chosen lines in one step, in the reader's own words. */
export function RemindChosen({ items, chosen, onClear }: Props) {
  const { t } = useTranslation();
  const remind = useRemindMany();
  const [text, setText] = useState(() => t("work.many.text"));
  const [missing, setMissing] = useState(false);
  const targets = targetsByMatrix(items, chosen);
  const count = [...targets.values()].flat().length;

  const submit = () => {
    const lacks = text.trim() === "";
    setMissing(lacks);
    if (!lacks) remind.mutate({ targets, text: text.trim() }, { onSuccess: onClear });
  };

  return (
    <>
      <div aria-live="polite">{count === 0 && remind.data && <Sent outcome={remind.data} />}</div>
      {count > 0 && (
        <section className="panel" aria-label={t("work.many.title", { count })}>
          <h2 role="status">{t("work.many.title", { count })}</h2>
          <AskForm error={remind.error} rest={remind.error ?? undefined} onSubmit={submit}>
            <TextField
              kind="lines"
              label={t("work.remindWords")}
              error={missing ? t("work.needed") : undefined}
              maxLength={2000}
              value={text}
              onChange={setText}
            />
            <div className="actions">
              <Button type="primary" htmlType="submit" loading={remind.isPending}>
                {t("work.many.step", { count })}
              </Button>
              <Button onClick={onClear}>{t("work.many.clear")}</Button>
            </div>
          </AskForm>
        </section>
      )}
    </>
  );
}

function Sent({ outcome: { sent, known, refused } }: { outcome: Outcome }) {
  const { t } = useTranslation();
  return (
    <>
      {refused.map((error, place) => (
        <ProblemMessage key={place} error={error} />
      ))}
      {sent + known > 0 && (
        <Notice tone={sent > 0 ? "good" : "info"}>
          <p>{t("work.many.sent", { count: sent })}</p>
          {known > 0 && <p>{t("work.many.known", { count: known })}</p>}
          <Link to="/reminders" search={{ box: "sent" }}>
            {t("work.many.log")}
          </Link>
        </Notice>
      )}
    </>
  );
}
