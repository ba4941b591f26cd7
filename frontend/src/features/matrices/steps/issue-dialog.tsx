import { Button, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { useMe } from "@/api/me";
import type { Matrix } from "@/api/types";
import { AskForm } from "@/ui/ask-form";
import { dayText, readDay } from "@/ui/dates";
import { Loaded } from "@/ui/loaded";
import { Notice } from "@/ui/notice";
import { TextField } from "@/ui/text-field";

import { useCheck } from "../api/use-check";
import { bySeverity } from "../check/severities";

interface Props {
  matrix: Matrix;
  busy: boolean;
  onCancel: () => void;
  onConfirm: (on: string | null) => void;
}

/** Says what remains to be looked at, and issues: from then on every change is an amendment. */
export function IssueDialog({ matrix, busy, onCancel, onConfirm }: Props) {
  const { t } = useTranslation();
  const me = useMe();
  const check = useCheck(matrix.id);
  const byDocument = matrix.document !== null;
  const [day, setDay] = useState(byDocument ? "" : dayText(me.today));
  const [wrong, setWrong] = useState(false);

  const submit = () => {
    const on = readDay(day);
    const fault = !byDocument && on === undefined;
    setWrong(fault);
    if (!fault) onConfirm(byDocument ? null : (on ?? null));
  };

  return (
    <Modal open title={t("matrices.issue.title")} footer={null} onCancel={onCancel}>
      <AskForm error={null} rest={undefined} onSubmit={submit}>
        <p>{t("matrices.issue.text")}</p>
        <Loaded query={check} lines={2}>
          {({ items }) =>
            items.length === 0 ? (
              <Notice tone="good">{t("matrices.check.nothing")}</Notice>
            ) : (
              <>
                {[...bySeverity(items)].map(([severity, held]) => (
                  <Notice key={severity} tone={severity === "note" ? "info" : severity}>
                    <p className="notice-title">{t(`matrices.check.${severity}`, { count: held.length })}</p>
                    <ul className="issue-remarks">
                      {held.map((item) => (
                        <li key={`${item.code} ${item.task_id} ${item.assignment_id} ${item.party_id}`}>
                          {numberOf(matrix, item.task_id)} {item.text}
                        </li>
                      ))}
                    </ul>
                  </Notice>
                ))}
              </>
            )
          }
        </Loaded>
        {byDocument ? (
          <p>{t("matrices.issue.byDocument")}</p>
        ) : (
          <TextField
            label={t("matrices.issue.on")}
            hint={t("common.dateField.hint")}
            error={wrong ? t("common.dateField.invalid") : undefined}
            inputMode="numeric"
            autoComplete="off"
            className="date-input"
            value={day}
            onChange={setDay}
          />
        )}
        <div className="actions">
          <Button type="primary" htmlType="submit" loading={busy}>
            {t("matrices.issue.step")}
          </Button>
          <Button onClick={onCancel}>{t("common.cancel")}</Button>
        </div>
      </AskForm>
    </Modal>
  );
}

function numberOf(matrix: Matrix, taskId: number | null): string {
  const task = matrix.tasks.find(({ id }) => id === taskId);
  return task ? `${task.number}.` : "";
}
