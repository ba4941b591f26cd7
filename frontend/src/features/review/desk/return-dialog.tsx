import { Button, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { operations } from "@/api/schema";
import { AskForm } from "@/ui/ask-form";
import { readDay } from "@/ui/dates";
import { TextField } from "@/ui/text-field";
import { useFocusHome } from "@/ui/use-focus-home";

import { useCellName } from "./cell-name";
import type { DeskRow } from "./rows";

interface Props {
  rows: readonly DeskRow[];
  reasons: ReadonlyMap<string, string>;
  busy: boolean;
  error: Error | null;
  onCancel: () => void;
  onConfirm: (given: operations["returnSubmission"]["requestBody"]["content"]["application/json"]) => void;
}

const SHORTEST = 3;

/** Why the whole is given back, with the reasons at single values repeated, and until when it is to be mended. */
export function ReturnDialog({ rows, reasons, busy, error, onCancel, onConfirm }: Props) {
  const { t } = useTranslation();
  const name = useCellName();
  const [reason, setReason] = useState("");
  const [day, setDay] = useState("");
  const [sent, setSent] = useState(false);
  useFocusHome("standing");
  const marked = rows.filter(({ key }) => (reasons.get(key) ?? "").trim().length >= SHORTEST);
  const mendBy = day.trim() === "" ? null : readDay(day);
  const short = reason.trim().length < SHORTEST;

  const submit = () => {
    setSent(true);
    if (short || mendBy === undefined) return;
    onConfirm({
      reason: reason.trim(),
      mend_by: mendBy,
      cells: marked.map(({ key, cell: { indicator_id, category_id } }) => ({
        indicator_id,
        category_id,
        reason: (reasons.get(key) ?? "").trim(),
      })),
    });
  };

  return (
    <Modal open title={t("review.desk.return")} footer={null} onCancel={onCancel}>
      <AskForm error={error} rest={error ?? undefined} onSubmit={submit}>
        <p>{t("review.return.cells", { count: marked.length })}</p>
        {marked.length > 0 && (
          <ul>
            {marked.map(({ key, indicator, cell }) => (
              <li key={key}>
                {name(indicator, cell)}: {reasons.get(key)}
              </li>
            ))}
          </ul>
        )}
        <TextField
          kind="lines"
          label={t("review.return.reason")}
          maxLength={2000}
          value={reason}
          onChange={setReason}
          error={sent && short ? t("review.return.reasonNeeded") : undefined}
        />
        <TextField
          label={t("review.return.mendBy")}
          hint={t("common.dateField.hint")}
          inputMode="numeric"
          autoComplete="off"
          className="date-input"
          value={day}
          onChange={setDay}
          error={sent && mendBy === undefined ? t("common.dateField.invalid") : undefined}
        />
        <div className="actions">
          <Button type="primary" htmlType="submit" loading={busy}>
            {t("review.desk.return")}
          </Button>
          <Button onClick={onCancel}>{t("common.cancel")}</Button>
        </div>
      </AskForm>
    </Modal>
  );
}
