import { Link, useNavigate } from "@tanstack/react-router";
import { Button } from "antd";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import { problemAt, unplaced } from "@/api/field-problems";
import { isProblem, ProblemError } from "@/api/problem";
import type { Matrix } from "@/api/types";
import { AskForm } from "@/ui/ask-form";
import { ClashPanel } from "@/ui/clash-panel";
import { LeaveGuard } from "@/ui/leave-guard";
import { TextField } from "@/ui/text-field";

import { type MatrixOrder, useMatrixChange } from "../api/use-matrix-change";
import type { TaskWrite } from "../types";
import { ImplementsField } from "./implements-field";
import { IndicatorField } from "./indicator-field";
import { named } from "./clash-words";
import { clashesOf, merged } from "./merging";
import { ProductFields } from "./product-fields";
import { SubRow } from "./sub-row";
import { emptyRow, faultsOf, type RowDraft, type TaskDraft, writeOf } from "./task-draft";

interface Props {
  matrix: Matrix;
  etag: string;
  /** The row as the service has it now; it may change below while it is edited here. */
  now: TaskDraft;
  send: (body: TaskWrite) => MatrixOrder;
  /** The task to go back to. */
  returnTo: (changed: Matrix) => number | undefined;
}

/** A row with its sub-rows. What someone else saved meanwhile is shown beside what was typed, which stays. */
export function TaskForm({ matrix, etag, now, send, returnTo }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const change = useMatrixChange(matrix.id);
  const [begun, setBegun] = useState(now);
  const [draft, setDraft] = useState(begun);
  // The version that was read: a later one is sent only after both versions have been looked at.
  const [read, setRead] = useState(etag);
  const [reason, setReason] = useState("");
  const [sent, setSent] = useState(false);
  const unsaved = useRef(false);
  const amends = matrix.actions.includes("amend");
  const faults = sent ? faultsOf(draft, amends ? reason : undefined) : new Map<string, never>();
  const stale = isProblem(change.error, 412) && read !== etag;
  const speaker = { unitId: matrix.unit.id, on: matrix.issued_on };

  useEffect(() => {
    unsaved.current = draft !== begun && !change.isSuccess;
  });

  const set = (next: Partial<TaskDraft>) => setDraft((held) => ({ ...held, ...next }));
  const setRow = (key: string, row: RowDraft) =>
    setDraft((held) => ({ ...held, rows: held.rows.map((one) => (one.key === key ? row : one)) }));
  const errorAt = (pointer: string) => {
    const fault = faults.get(pointer);
    return fault ? t(`matrices.edit.fault.${fault}`) : problemAt(change.error, pointer);
  };
  const save = () => {
    setSent(true);
    if (faultsOf(draft, amends ? reason : undefined).size > 0) return;
    change.mutate(
      { etag: read, order: send(writeOf(draft, amends ? reason.trim() : null)) },
      {
        onSuccess: ({ body }) => {
          unsaved.current = false;
          const task = returnTo(body);
          void navigate({
            to: "/matrices/$matrixId",
            params: { matrixId: matrix.id },
            hash: task === undefined ? "" : `task-${task}`,
          });
        },
      },
    );
  };
  const settle = (taken: ReadonlySet<string>) => {
    setDraft(merged(begun, draft, now, taken));
    setBegun(now);
    setRead(etag);
    change.reset();
  };
  const line = (name: "number" | "content" | "heading" | "clause") => ({
    label: t(`matrices.edit.${name}`),
    error: errorAt(`/${name}`),
    value: draft[name],
    autoComplete: "off",
    onChange: (text: string) => set({ [name]: text }),
  });

  return (
    <>
      {stale && (
        <ClashPanel
          title={t("matrices.clash.title")}
          clashes={clashesOf(begun, draft, now).map((clash) => named(t, clash))}
          onSettle={settle}
        />
      )}
      <div className="task-form">
        <AskForm
          error={change.error}
          rest={isProblem(change.error, 412) ? undefined : restOf(change.error, draft)}
          onSubmit={save}
        >
          <div className="pair">
            <TextField {...line("number")} className="date-input" maxLength={20} />
            <TextField {...line("heading")} hint={t("matrices.edit.headingHint")} maxLength={2000} />
          </div>
          <TextField {...line("content")} kind="lines" maxLength={10000} />
          <ProductFields
            products={draft.products}
            errorAt={errorAt}
            onChange={(products) => set({ products })}
          />
          {draft.rows.map((row, place) => (
            <SubRow
              key={row.key}
              row={row}
              place={place}
              of={draft.rows.length}
              year={matrix.year}
              speaker={speaker}
              errorAt={errorAt}
              onChange={(next) => setRow(row.key, next)}
              onDrop={() => set({ rows: draft.rows.filter((one) => one !== row) })}
            />
          ))}
          <div className="actions">
            <Button onClick={() => set({ rows: [...draft.rows, emptyRow()] })}>
              {t("matrices.edit.addRow")}
            </Button>
          </div>
          <TextField {...line("clause")} hint={t("matrices.edit.clauseHint")} maxLength={200} />
          <ImplementsField
            unitId={matrix.unit.id}
            value={draft.implements}
            onChange={(task) => set({ implements: task })}
          />
          <IndicatorField ids={draft.indicatorIds} onChange={(indicatorIds) => set({ indicatorIds })} />
          {amends && (
            <TextField
              kind="lines"
              label={t("matrices.reason")}
              hint={t("matrices.reasonHint")}
              error={errorAt("/reason")}
              maxLength={2000}
              value={reason}
              onChange={setReason}
            />
          )}
          <div className="actions">
            <Button type="primary" htmlType="submit" loading={change.isPending}>
              {t("matrices.save")}
            </Button>
            <Link to="/matrices/$matrixId" params={{ matrixId: matrix.id }} className="cancel-link">
              {t("common.cancel")}
            </Link>
          </div>
        </AskForm>
      </div>
      <LeaveGuard unsaved={() => unsaved.current} />
    </>
  );
}

/** What no field of the form says: everything but the pointers that have one. */
function restOf(error: Error | null, draft: TaskDraft): Error | undefined {
  if (!(error instanceof ProblemError)) return error ?? undefined;
  const rows = draft.rows.flatMap((_, place) =>
    ["lead", "coordinating", "deadline_on", "time", "funding", "funding_source", "responsible"].map(
      (name) => `/assignments/${place}/${name}`,
    ),
  );
  const products = draft.products.map((_, place) => `/products/${place}/text`);
  return unplaced(error, ["/number", "/content", "/heading", "/clause", "/reason", ...rows, ...products]);
}
