import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";

import type { ProblemError } from "@/api/problem";
import type { Matrix } from "@/api/types";
import { Notice } from "@/ui/notice";

import { taskAt } from "../check/severities";
import { goToTask } from "../table/go-to-task";

interface Props {
  matrix: Matrix;
  problem: ProblemError;
}

/** What keeps the matrix from being issued, with the focus; every line leads to its row. */
export function RefusedIssue({ matrix, problem }: Props) {
  const { t } = useTranslation();
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The dialog that closes at the same moment gives the focus back to its button first.
    const later = setTimeout(() => ref.current?.focus(), 150);
    return () => clearTimeout(later);
  }, [problem]);

  return (
    <div ref={ref} tabIndex={-1} role="alert">
      <Notice tone="error">
        <p className="notice-title">{problem.message}</p>
        <ul>
          {problem.fields.map((field) => {
            const task = matrix.tasks.find(({ id }) => id === taskAt(field.pointer));
            return (
              <li key={field.pointer + field.code + field.detail}>
                {task ? (
                  <button type="button" className="link-button" onClick={() => goToTask(task.id)}>
                    {t("matrices.check.row", { number: task.number })}: {field.detail}
                  </button>
                ) : (
                  field.detail
                )}
              </li>
            );
          })}
        </ul>
      </Notice>
    </div>
  );
}
