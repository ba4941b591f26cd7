import { Button, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { useMe } from "@/api/me";
import { DocumentSelect, type NamedDocument } from "@/figures/document-select";
import { AskForm } from "@/ui/ask-form";
import { dayText, readDay } from "@/ui/dates";
import { TextField } from "@/ui/text-field";

import type { DocumentDetail } from "../types";
import type { DocumentMove } from "./state-bar";

export interface MoveWish {
  reason?: string;
  on?: string;
  replaced_by_id?: number;
}

interface Props {
  move: DocumentMove;
  document: DocumentDetail;
  busy: boolean;
  onCancel: () => void;
  onConfirm: (wish: MoveWish) => void;
}

/** Says what the step does and asks once; an ending asks why and since when. */
export function MoveDialog({ move, document, busy, onCancel, onConfirm }: Props) {
  const { t } = useTranslation();
  const me = useMe();
  const [reason, setReason] = useState("");
  const [day, setDay] = useState(dayText(me.today));
  const [other, setOther] = useState<NamedDocument>();
  const [faults, setFaults] = useState<{ reason?: boolean; day?: boolean }>({});
  const ending = move === "replace" || move === "withdraw" || move === "expire";

  const confirm = () => {
    const on = readDay(day);
    const found = { reason: reason.trim() === "", day: on === undefined };
    if (!ending) {
      onConfirm({});
      return;
    }
    setFaults(found);
    if (found.reason || on === undefined) return;
    onConfirm({ reason: reason.trim(), on, ...(other === undefined ? {} : { replaced_by_id: other.id }) });
  };

  return (
    <Modal open title={t(`documents.move.${move}`)} footer={null} onCancel={onCancel}>
      <AskForm error={null} rest={undefined} onSubmit={confirm}>
        <p>{t(`documents.moveText.${move}`)}</p>
        {ending && (
          <TextField
            kind="lines"
            label={t("documents.reason")}
            error={faults.reason ? t("documents.reasonNeeded") : undefined}
            maxLength={2000}
            value={reason}
            onChange={setReason}
          />
        )}
        {ending && (
          <TextField
            label={t("documents.endsOn")}
            hint={t("common.dateField.hint")}
            error={faults.day ? t("common.dateField.invalid") : undefined}
            inputMode="numeric"
            autoComplete="off"
            className="date-input"
            value={day}
            onChange={setDay}
          />
        )}
        {move === "replace" && (
          <DocumentSelect
            label={t("documents.replacedByChoice")}
            value={other}
            without={({ id }) => id === document.id}
            onChange={setOther}
          />
        )}
        <div className="actions">
          <Button type="primary" htmlType="submit" loading={busy}>
            {t(`documents.move.${move}`)}
          </Button>
          <Button onClick={onCancel}>{t("common.cancel")}</Button>
        </div>
      </AskForm>
    </Modal>
  );
}
