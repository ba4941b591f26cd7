import { useNavigate } from "@tanstack/react-router";
import { Button, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { problemAt, unplaced } from "@/api/field-problems";
import { useMe } from "@/api/me";
import type { MatrixSummary } from "@/api/types";
import { AskForm } from "@/ui/ask-form";
import { Choice } from "@/ui/choice";
import { TextField } from "@/ui/text-field";

import { useCreateMatrix } from "../api/use-create-matrix";
import { readYear } from "../years";

interface Props {
  matrices: readonly MatrixSummary[];
  onCancel: () => void;
}

/** A new draft: empty, or the rows of another matrix with their days moved into the new year. */
export function NewMatrix({ matrices, onCancel }: Props) {
  const { t } = useTranslation();
  const me = useMe();
  const navigate = useNavigate();
  const create = useCreateMatrix();
  const [source, setSource] = useState("empty");
  const [title, setTitle] = useState("");
  const [year, setYear] = useState(me.today.slice(0, 4));
  const [sent, setSent] = useState(false);
  const empty = source === "empty";
  const faults = {
    title: sent && empty && title.trim() === "",
    year: sent && readYear(year) === undefined,
  };

  const submit = () => {
    setSent(true);
    const wanted = readYear(year);
    if (wanted === undefined || (empty && title.trim() === "")) return;
    create.mutate(
      {
        year: wanted,
        ...(title.trim() && { title: title.trim() }),
        ...(!empty && { copied_from_id: Number(source) }),
      },
      {
        onSuccess: ({ body }) => void navigate({ to: "/matrices/$matrixId", params: { matrixId: body.id } }),
      },
    );
  };

  return (
    <Modal open title={t("matrices.make")} footer={null} onCancel={onCancel}>
      <AskForm error={create.error} rest={unplaced(create.error, ["/title", "/year"])} onSubmit={submit}>
        <Choice
          label={t("matrices.new.source")}
          value={source}
          options={[
            { value: "empty", label: t("matrices.new.empty") },
            ...matrices.map((matrix) => ({
              value: `${matrix.id}`,
              label: t("matrices.new.copy", { title: matrix.title, year: matrix.year }),
            })),
          ]}
          onChange={setSource}
        />
        <TextField
          kind="lines"
          label={t("matrices.title")}
          hint={empty ? undefined : t("matrices.new.titleHint")}
          error={faults.title ? t("matrices.needed") : problemAt(create.error, "/title")}
          maxLength={2000}
          value={title}
          onChange={setTitle}
        />
        <TextField
          label={t("matrices.year")}
          error={faults.year ? t("matrices.yearWrong") : problemAt(create.error, "/year")}
          inputMode="numeric"
          autoComplete="off"
          className="date-input"
          value={year}
          onChange={setYear}
        />
        <div className="actions">
          <Button type="primary" htmlType="submit" loading={create.isPending}>
            {t("matrices.new.step")}
          </Button>
          <Button onClick={onCancel}>{t("common.cancel")}</Button>
        </div>
      </AskForm>
    </Modal>
  );
}
