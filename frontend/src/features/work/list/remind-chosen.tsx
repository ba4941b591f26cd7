import { Link } from "@tanstack/react-router";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { Notice } from "@/ui/notice";
import { ProblemMessage } from "@/ui/problem-message";

import { type Outcome, useRemindMany } from "../api/use-remind-many";
import type { WorkItem } from "../types";
import { RemindDialog } from "./remind-dialog";
import { targetsByMatrix } from "./selection";

interface Props {
  items: readonly WorkItem[];
  chosen: ReadonlySet<string>;
  onClear: () => void;
}

/** What is chosen stays in sight at the bottom; its bodies are reminded in one step, in the reader's own words. */
export function RemindChosen({ items, chosen, onClear }: Props) {
  const { t } = useTranslation();
  const remind = useRemindMany();
  const [asking, setAsking] = useState(false);
  const targets = targetsByMatrix(items, chosen);
  const count = [...targets.values()].flat().length;
  const finish = () => {
    setAsking(false);
    onClear();
  };

  return (
    <>
      <div id="reminded" tabIndex={-1} aria-live="polite">
        {count === 0 && remind.data && <Sent outcome={remind.data} />}
      </div>
      {count > 0 && (
        <section className="chosen-bar" aria-label={t("work.many.title", { count })}>
          <strong role="status">{t("work.many.title", { count })}</strong>
          <div className="actions">
            <Button type="primary" onClick={() => setAsking(true)}>
              {t("work.many.step", { count })}
            </Button>
            <Button onClick={onClear}>{t("work.many.clear")}</Button>
          </div>
        </section>
      )}
      {asking && (
        <RemindDialog
          count={count}
          busy={remind.isPending}
          error={remind.error}
          onCancel={() => setAsking(false)}
          onSend={(text) => remind.mutate({ targets, text }, { onSuccess: finish })}
        />
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
          {sent > 0 && <p>{t("work.many.sent", { count: sent })}</p>}
          {known > 0 && <p>{t("work.many.known", { count: known })}</p>}
          <Link to="/reminders" search={{ box: "sent" }}>
            {t("work.many.log")}
          </Link>
        </Notice>
      )}
    </>
  );
}
