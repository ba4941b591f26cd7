import { Button, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { problemAt, unplaced } from "@/api/field-problems";
import { isProblem } from "@/api/problem";
import type { Matrix } from "@/api/types";
import { AskForm } from "@/ui/ask-form";
import { Notice } from "@/ui/notice";
import { TextField } from "@/ui/text-field";

import type { useMatrixChange } from "../api/use-matrix-change";
import { readYear } from "../years";

interface Props {
  matrix: Matrix;
  etag: string;
  change: ReturnType<typeof useMatrixChange>;
  onCancel: () => void;
  onDone: () => void;
}

const PLACES = ["/title", "/year", "/reason"];

/** Title and year; what someone else saved meanwhile is shown beside what was typed, which stays. */
export function EditDialog({ matrix, etag, change, onCancel, onDone }: Props) {
  const { t } = useTranslation();
  const [title, setTitle] = useState(matrix.title);
  const [year, setYear] = useState(`${matrix.year}`);
  const [reason, setReason] = useState("");
  const [sent, setSent] = useState(false);
  const amends = matrix.actions.includes("amend");
  const clash = isProblem(change.error, 412);

  const submit = () => {
    setSent(true);
    const wanted = readYear(year);
    if (wanted === undefined || title.trim() === "" || (amends && reason.trim() === "")) return;
    change.mutate(
      {
        etag,
        order: {
          kind: "change",
          body: { title: title.trim(), year: wanted, ...(amends && { reason: reason.trim() }) },
        },
      },
      { onSuccess: onDone },
    );
  };

  return (
    <Modal open title={t("matrices.editAbout")} footer={null} onCancel={onCancel}>
      <AskForm
        error={change.error}
        rest={clash ? undefined : unplaced(change.error, PLACES)}
        onSubmit={submit}
      >
        {clash && (
          <Notice tone="warning" alert>
            <p className="notice-title">{t("matrices.clash.about")}</p>
            <p>
              {t("common.clash.theirs")}: {matrix.title} · {matrix.year}
            </p>
          </Notice>
        )}
        <TextField
          kind="lines"
          label={t("matrices.title")}
          error={sent && title.trim() === "" ? t("matrices.needed") : problemAt(change.error, "/title")}
          maxLength={2000}
          value={title}
          onChange={setTitle}
        />
        <TextField
          label={t("matrices.year")}
          error={
            sent && readYear(year) === undefined ? t("matrices.yearWrong") : problemAt(change.error, "/year")
          }
          inputMode="numeric"
          autoComplete="off"
          className="date-input"
          value={year}
          onChange={setYear}
        />
        {amends && (
          <TextField
            kind="lines"
            label={t("matrices.reason")}
            hint={t("matrices.reasonHint")}
            error={
              sent && reason.trim() === "" ? t("matrices.reasonNeeded") : problemAt(change.error, "/reason")
            }
            maxLength={2000}
            value={reason}
            onChange={setReason}
          />
        )}
        <div className="actions">
          <Button type="primary" htmlType="submit" loading={change.isPending}>
            {t("matrices.save")}
          </Button>
          <Button onClick={onCancel}>{t("common.cancel")}</Button>
        </div>
      </AskForm>
    </Modal>
  );
}
