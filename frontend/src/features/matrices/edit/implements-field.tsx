import { useTranslation } from "react-i18next";

import { Choice } from "@/ui/choice";

import { useGivenTasks } from "../api/use-given-tasks";
import type { TaskRef } from "../types";

interface Props {
  unitId: number;
  value: TaskRef | null;
  onChange: (task: TaskRef | null) => void;
}

/** Which superior's task the row carries out: one of those given to the unit, or the one it has. */
export function ImplementsField({ unitId, value, onChange }: Props) {
  const { t } = useTranslation();
  const given = useGivenTasks(unitId).data?.items ?? [];
  const tasks = new Map(given.map(({ task, matrix_title: title }) => [task.id, { task, title }]));
  if (value && !tasks.has(value.id)) tasks.set(value.id, { task: value, title: "" });
  if (tasks.size === 0) return null;
  return (
    <Choice
      label={t("matrices.edit.implements")}
      value={value === null ? "none" : `${value.id}`}
      options={[
        { value: "none", label: t("matrices.edit.implementsNone") },
        ...[...tasks.values()].map(({ task, title }) => ({
          value: `${task.id}`,
          label: [`${task.number}. ${task.content}`, title].filter(Boolean).join(" · "),
        })),
      ]}
      onChange={(chosen) => onChange(tasks.get(Number(chosen))?.task ?? null)}
    />
  );
}
