import { useNavigate } from "@tanstack/react-router";
import { Button } from "antd";
import { Fragment } from "react";
import { useTranslation } from "react-i18next";

import { allows, useMe } from "@/api/me";
import { ProblemMessage } from "@/ui/problem-message";

import { useMakeMatrix } from "../api/use-make-matrix";
import type { ContentOf, Proposal } from "../types";

interface Props {
  proposal: Proposal;
  content: ContentOf<"matrix">;
}

type Row = ContentOf<"matrix">["rows"][number];

/** An assignment table as it was read; once confirmed, it becomes a matrix. */
export function MatrixDetails({ proposal, content }: Props) {
  const { t } = useTranslation();
  const me = useMe();
  const navigate = useNavigate();
  const make = useMakeMatrix();
  const says = (name: "time" | "funding" | "responsible") =>
    content.rows.some((row) => row.assignments.some((assignment) => assignment[name] !== null));
  const more = (["time", "funding", "responsible"] as const).filter(says);

  return (
    <>
      <div
        className="table-frame"
        role="region"
        // A region that scrolls must be reachable by keyboard.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        aria-label={t("documents.kind.matrix")}
      >
        <table className="table read-matrix">
          <thead>
            <tr>
              {(["number", "task", "lead", "coordinating", "products", ...more] as const).map((name) => (
                <th key={name} scope="col">
                  {t(`documents.field.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {content.rows.map((row, index) => (
              <Fragment key={index}>
                {row.group !== null && row.group !== content.rows[index - 1]?.group && (
                  <tr>
                    <th scope="rowgroup" colSpan={5 + more.length}>
                      {row.group}
                    </th>
                  </tr>
                )}
                <MatrixRows row={row} more={more} />
              </Fragment>
            ))}
          </tbody>
        </table>
      </div>
      {proposal.state === "confirmed" && allows(me, "matrix:edit") && (
        <>
          {make.error && <ProblemMessage error={make.error} />}
          <Button
            type="primary"
            loading={make.isPending}
            onClick={() =>
              make.mutate(proposal.id, {
                onSuccess: ({ id }) => void navigate({ to: "/matrices/$matrixId", params: { matrixId: id } }),
              })
            }
          >
            {t("documents.proposals.makeMatrix")}
          </Button>
        </>
      )}
    </>
  );
}

function MatrixRows({ row, more }: { row: Row; more: readonly ("time" | "funding" | "responsible")[] }) {
  const span = Math.max(row.assignments.length, 1);
  const assignments = row.assignments.length > 0 ? row.assignments : [undefined];
  return assignments.map((assignment, index) => (
    <tr key={index}>
      {index === 0 && (
        <>
          <td rowSpan={span}>{row.number}</td>
          <th scope="row" rowSpan={span} className="plain">
            {row.task}
          </th>
        </>
      )}
      <td>{assignment?.lead.join("; ")}</td>
      <td>{assignment?.coordinating.join("; ")}</td>
      <td>{assignment?.products.join("; ")}</td>
      {more.map((name) => (
        <td key={name}>{assignment?.[name]}</td>
      ))}
    </tr>
  ));
}
