import { Link } from "@tanstack/react-router";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { useMe } from "@/api/me";
import { useMatrices } from "@/api/use-matrices";
import { useUnit } from "@/api/use-unit";
import { AskForm } from "@/ui/ask-form";
import { Choice } from "@/ui/choice";
import { Notice } from "@/ui/notice";
import { TextField } from "@/ui/text-field";

import { useTakeOver } from "../api/use-take-over";

interface Props {
  unitId: number;
  taskIds: readonly number[];
  onTaken: () => void;
}

/** Takes the chosen tasks into a draft of the unit, or into a new one. */
export function TakeOver({ unitId, taskIds, onTaken }: Props) {
  const { t } = useTranslation();
  const me = useMe();
  const unit = useUnit(unitId, me.today).data;
  const matrices = useMatrices(undefined).data?.items ?? [];
  const drafts = matrices.filter((matrix) => matrix.state === "draft" && matrix.unit.id === unitId);
  const take = useTakeOver();
  const year = Number(me.today.slice(0, 4));
  const [target, setTarget] = useState<string>();
  const [title, setTitle] = useState("");
  const [sent, setSent] = useState(false);
  const chosen = target ?? (drafts[0] ? `${drafts[0].id}` : "new");
  const suggested = t("matrices.given.newTitle", { unit: unit?.name ?? "", year });

  const submit = () => {
    setSent(true);
    if (taskIds.length === 0) return;
    const into =
      chosen === "new"
        ? { title: title.trim() || suggested, year, unit_id: unitId }
        : { matrixId: Number(chosen) };
    take.mutate(
      { into, taskIds: [...taskIds] },
      {
        onSuccess: ({ body }) => {
          setTarget(`${body.id}`);
          setSent(false);
          onTaken();
        },
      },
    );
  };

  return (
    <section className="panel" aria-labelledby="take-over">
      <h2 id="take-over">{t("matrices.given.takeTitle")}</h2>
      <div aria-live="polite">
        {take.isSuccess && (
          <Notice tone="good">
            <p>{t("matrices.given.done")}</p>
            <Link to="/matrices/$matrixId" params={{ matrixId: take.data.body.id }}>
              {take.data.body.title}
            </Link>
          </Notice>
        )}
      </div>
      <AskForm error={take.error} rest={take.error ?? undefined} onSubmit={submit}>
        <Choice
          label={t("matrices.given.target")}
          value={chosen}
          options={[
            ...drafts.map((matrix) => ({ value: `${matrix.id}`, label: `${matrix.title} (${matrix.year})` })),
            { value: "new", label: t("matrices.given.newTarget") },
          ]}
          onChange={setTarget}
        />
        {chosen === "new" && (
          <TextField
            label={t("matrices.title")}
            hint={t("matrices.given.titleHint", { title: suggested })}
            maxLength={2000}
            value={title}
            onChange={setTitle}
          />
        )}
        {sent && taskIds.length === 0 && (
          <p className="field-error" role="alert">
            {t("matrices.given.chooseFirst")}
          </p>
        )}
        <div className="actions">
          <Button type="primary" htmlType="submit" loading={take.isPending}>
            {t("matrices.given.take", { count: taskIds.length })}
          </Button>
        </div>
      </AskForm>
    </section>
  );
}
