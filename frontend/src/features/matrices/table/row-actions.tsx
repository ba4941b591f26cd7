import {
  ArrowDownOutlined,
  ArrowUpOutlined,
  DeleteOutlined,
  EditOutlined,
  PlusOutlined,
} from "@ant-design/icons";
import { Link } from "@tanstack/react-router";
import type { KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";

import type { Matrix, Task } from "@/api/types";

import { moved } from "./columns";
import type { Editing } from "./use-editing";

interface Props {
  matrix: Matrix;
  task: Task;
  editing: Editing;
}

/** What may be done with a row; Alt with the arrows moves it from any of its buttons. */
export function RowActions({ matrix, task, editing }: Props) {
  const { t } = useTranslation();
  const ids = matrix.tasks.map(({ id }) => id);
  const named = (words: string) => `${words}: ${task.number} ${task.content}`;

  const move = (step: -1 | 1) => {
    const order = moved(ids, task.id, step);
    if (!order || editing.busy) return;
    const button = `move-${task.id}-${step}`;
    editing.ask({
      title: t(step < 0 ? "matrices.moveUp" : "matrices.moveDown"),
      order: (reason) => ({ kind: "order", body: { task_ids: order, reason } }),
      said: t("matrices.moved", { number: task.number, place: order.indexOf(task.id) + 1 }),
      // The row is taken out and put back by the browser, which loses the focus.
      focus: () => document.getElementById(button)?.focus(),
    });
  };
  const remove = () =>
    editing.ask({
      title: t("matrices.removeTask"),
      text: task.content,
      order: (reason) => ({ kind: "remove", taskId: task.id, body: { reason } }),
      said: t("matrices.removed", { number: task.number }),
      focus: () => document.getElementById("add-task")?.focus(),
    });
  const press = (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
    event.preventDefault();
    move(event.key === "ArrowUp" ? -1 : 1);
  };

  return (
    // The keys belong to the buttons inside, each of which does the same by itself.
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions
    <span className="row-actions" onKeyDown={press}>
      <Link
        to="/matrices/$matrixId/tasks/$taskId"
        params={{ matrixId: matrix.id, taskId: task.id }}
        className="icon-button"
        aria-label={named(t("matrices.editTask"))}
        title={t("matrices.editTask")}
      >
        <EditOutlined aria-hidden />
      </Link>
      <button
        type="button"
        id={`move-${task.id}--1`}
        className="icon-button"
        aria-label={named(t("matrices.moveUp"))}
        title={t("matrices.moveUp")}
        onClick={() => move(-1)}
      >
        <ArrowUpOutlined aria-hidden />
      </button>
      <button
        type="button"
        id={`move-${task.id}-1`}
        className="icon-button"
        aria-label={named(t("matrices.moveDown"))}
        title={t("matrices.moveDown")}
        onClick={() => move(1)}
      >
        <ArrowDownOutlined aria-hidden />
      </button>
      <Link
        to="/matrices/$matrixId/tasks/new"
        params={{ matrixId: matrix.id }}
        search={{ after: task.id }}
        className="icon-button"
        aria-label={named(t("matrices.addBehind"))}
        title={t("matrices.addBehind")}
      >
        <PlusOutlined aria-hidden />
      </Link>
      <button
        type="button"
        className="icon-button"
        aria-label={named(t("matrices.removeTask"))}
        title={t("matrices.removeTask")}
        onClick={remove}
      >
        <DeleteOutlined aria-hidden />
      </button>
    </span>
  );
}
