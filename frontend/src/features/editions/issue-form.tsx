import { Button, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { AskForm } from "@/ui/ask-form";
import { readDay } from "@/ui/dates";
import { TextField } from "@/ui/text-field";
import { useFocusHome } from "@/ui/use-focus-home";

import type { Order } from "./api/use-change";
import { useSignatory } from "./signatory";
import { SignatoryFields } from "./signatory-fields";
import type { Edition } from "./types";

interface Props {
  edition: Edition;
  busy: boolean;
  error: Error | null;
  onCancel: () => void;
  onConfirm: (said: Pick<Order, "documentNumber" | "issuedOn" | "signatory">) => void;
}

/** The number and day of the signed report, and who signed it: a person's word, asked for once. */
export function IssueForm({ edition, busy, error, onCancel, onConfirm }: Props) {
  const { t } = useTranslation();
  const [number, setNumber] = useState("");
  const [typed, setTyped] = useState("");
  const [sent, setSent] = useState(false);
  const signing = useSignatory(edition.content.report.signatory);
  useFocusHome("coverage");
  const unnumbered = number.trim() === "";
  const day = readDay(typed);

  const confirm = () => {
    setSent(true);
    const signatory = signing.take();
    if (unnumbered || day === undefined || signatory === undefined) return;
    onConfirm({ documentNumber: number.trim(), issuedOn: day, signatory });
  };

  return (
    <Modal open title={t("editions.step.issue")} footer={null} onCancel={onCancel}>
      <AskForm error={error} rest={error ?? undefined} onSubmit={confirm}>
        <p>{t("editions.says.issue")}</p>
        <TextField
          label={t("editions.documentNumber")}
          value={number}
          maxLength={100}
          onChange={setNumber}
          error={sent && unnumbered ? t("editions.documentNumberNeeded") : undefined}
        />
        <TextField
          label={t("editions.issuedOn")}
          value={typed}
          onChange={setTyped}
          error={sent && day === undefined ? t("editions.dayNeeded") : undefined}
        />
        <SignatoryFields state={signing} />
        <div className="actions">
          <Button type="primary" htmlType="submit" loading={busy}>
            {t("editions.step.issue")}
          </Button>
          <Button onClick={onCancel}>{t("common.cancel")}</Button>
        </div>
      </AskForm>
    </Modal>
  );
}
