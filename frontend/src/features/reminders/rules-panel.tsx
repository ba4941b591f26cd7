import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { Choice } from "@/ui/choice";
import { ConfirmDialog } from "@/ui/confirm-dialog";
import { Loaded } from "@/ui/loaded";
import { Notice } from "@/ui/notice";

import { useChased } from "./api/use-chased";
import { useRulesPreview, useRunRules } from "./api/use-rules";
import type { Pending } from "./types";

interface Props {
  matrixId: number | undefined;
  onChoose: (matrixId: number | undefined) => void;
}

/** The rules of one matrix, run now instead of tonight: first whom they would remind, then the step itself. */
export function RulesPanel({ matrixId, onChoose }: Props) {
  const { t } = useTranslation();
  const matrices = useChased(true);
  return (
    <section className="panel" aria-labelledby="rules">
      <h2 id="rules" tabIndex={-1}>
        {t("reminders.rules.title")}
      </h2>
      <p>{t("reminders.rules.text")}</p>
      <Loaded query={matrices} lines={2}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="quiet">{t("reminders.rules.noMatrix")}</p>
          ) : (
            <>
              <Choice
                label={t("reminders.rules.matrix")}
                value={matrixId === undefined ? "none" : `${matrixId}`}
                options={[
                  { value: "none", label: t("reminders.rules.choose") },
                  ...items.map(({ id, title, year }) => ({ value: `${id}`, label: `${year} · ${title}` })),
                ]}
                onChange={(value) => onChoose(value === "none" ? undefined : Number(value))}
              />
              {items.some(({ id }) => id === matrixId) && matrixId !== undefined && (
                <Rules key={matrixId} matrixId={matrixId} />
              )}
            </>
          )
        }
      </Loaded>
    </section>
  );
}

function Rules({ matrixId }: { matrixId: number }) {
  const { t } = useTranslation();
  const preview = useRulesPreview(matrixId);
  const run = useRunRules(matrixId);
  const [asking, setAsking] = useState(false);
  return (
    <>
      <div aria-live="polite">
        {run.isSuccess && !asking && (
          <Notice tone="good">
            <p>{t("reminders.rules.done", { count: run.data.items.length })}</p>
          </Notice>
        )}
      </div>
      <Loaded query={preview} lines={3}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="quiet">{t("reminders.rules.nobody")}</p>
          ) : (
            <>
              <p role="status">{t("reminders.rules.wouldRemind", { count: items.length })}</p>
              <Wanted items={items} />
              <div className="actions">
                <Button type="primary" onClick={() => setAsking(true)}>
                  {t("reminders.rules.step", { count: items.length })}
                </Button>
              </div>
              {asking && (
                <ConfirmDialog
                  title={t("reminders.rules.title")}
                  step={t("reminders.rules.step", { count: items.length })}
                  busy={run.isPending}
                  error={run.error}
                  home="rules"
                  onCancel={() => setAsking(false)}
                  onConfirm={() => run.mutate(undefined, { onSuccess: () => setAsking(false) })}
                >
                  <p>{t("reminders.rules.confirm")}</p>
                </ConfirmDialog>
              )}
            </>
          )
        }
      </Loaded>
    </>
  );
}

const SHOWN = 8;

function Wanted({ items }: { items: readonly Pending[] }) {
  const { t } = useTranslation();
  const lines = (from: readonly Pending[]) => (
    <ul className="plain-list">
      {from.map(
        ({ assignment_id: assignment, body_id: body, body_name: name, rule, about_on: day, text }) => (
          <li key={`${assignment} ${body} ${rule} ${day}`}>
            <strong>{name}</strong> · {t(`reminders.rule.${rule}`)}
            <div className="quiet">{text}</div>
          </li>
        ),
      )}
    </ul>
  );
  const rest = items.slice(SHOWN);
  return (
    <>
      {lines(items.slice(0, SHOWN))}
      {rest.length > 0 && (
        <details>
          <summary>{t("reminders.rules.rest", { count: rest.length })}</summary>
          {lines(rest)}
        </details>
      )}
    </>
  );
}
