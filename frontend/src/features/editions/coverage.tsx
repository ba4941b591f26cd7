import { Link } from "@tanstack/react-router";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { Tagged } from "@/api/client";
import { StateTag } from "@/figures/state-tag";
import { matches } from "@/ui/fold";
import { ProblemMessage } from "@/ui/problem-message";

import { useSave } from "./api/use-change";
import type { Edition, Reporter } from "./types";
import { WaiveForm } from "./waive-form";

/** How many are in the figures, who is not, and why the figures go without them. */
export function Coverage({ tagged }: { tagged: Tagged<Edition> }) {
  const { t } = useTranslation();
  const edition = tagged.body;
  const { content } = edition;
  const save = useSave(tagged);
  const [waiving, setWaiving] = useState(false);
  const missing = content.reporters.filter(({ counted }) => !counted);
  const unexplained = missing.filter(({ waiver }) => waiver === null);
  const mayWaive = edition.actions.includes("save");
  const kept = missing.flatMap(({ body, waiver }) =>
    waiver === null ? [] : [{ body_id: body.id, reason: waiver }],
  );

  return (
    <section className="panel coverage" aria-labelledby="coverage">
      <h2 id="coverage" tabIndex={-1}>
        {t("editions.coverage.title", { counted: content.counted, expected: content.expected })}
        {missing.length > 0 && `, ${t("editions.coverage.missing", { count: missing.length })}`}
        {mayWaive &&
          unexplained.length > 0 &&
          ` (${t("editions.coverage.noReason", { count: unexplained.length })})`}
      </h2>
      {save.error && !waiving && <ProblemMessage error={save.error} />}
      {missing.length > 0 && (
        <ul className="missing">
          {missing.map((one) => (
            <Missing
              key={one.body.id}
              reporter={one}
              onRemove={
                mayWaive && one.waiver !== null
                  ? () => save.mutate({ waivers: kept.filter(({ body_id }) => body_id !== one.body.id) })
                  : undefined
              }
            />
          ))}
        </ul>
      )}
      {missing.length > 0 && (
        <div className="actions">
          {mayWaive && unexplained.length > 0 && !waiving && (
            <Button onClick={() => setWaiving(true)}>{t("editions.waive.open")}</Button>
          )}
          <Link to="/review/queue" search={{ form: edition.form.id, period: edition.period.code }}>
            {t("editions.coverage.review")}
          </Link>
        </div>
      )}
      {waiving && (
        <WaiveForm
          missing={unexplained}
          busy={save.isPending}
          error={save.error}
          onClose={() => setWaiving(false)}
          onSave={(chosen) =>
            save.mutate({ waivers: [...kept, ...chosen] }, { onSuccess: () => setWaiving(false) })
          }
        />
      )}
    </section>
  );
}

function Missing({ reporter, onRemove }: { reporter: Reporter; onRemove: (() => void) | undefined }) {
  const { t } = useTranslation();
  const { body, unit, state, waiver, submission_id } = reporter;
  return (
    <li>
      {submission_id === null ? (
        body.name
      ) : (
        <Link to="/submissions/$submissionId" params={{ submissionId: submission_id }}>
          {body.name}
        </Link>
      )}
      {!matches(body.name, unit.name) && <span className="quiet"> · {unit.name}</span>}{" "}
      <StateTag state={state} />
      {waiver !== null && (
        <span className="quiet"> · {t("editions.coverage.waived", { reason: waiver })}</span>
      )}{" "}
      {onRemove && (
        <button type="button" className="link-button" onClick={onRemove}>
          {t("editions.waive.remove", { name: body.name })}
        </button>
      )}
    </li>
  );
}
