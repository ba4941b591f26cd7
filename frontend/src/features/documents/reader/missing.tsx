import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";

import type { ProblemError } from "@/api/problem";
import { Notice } from "@/ui/notice";

/** What keeps a document from the next state, with the focus. */
export function Missing({ problem }: { problem: ProblemError }) {
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
        {problem.fields.length > 0 && (
          <ul>
            {problem.fields.map((field) => (
              <li key={field.pointer}>{field.detail}</li>
            ))}
          </ul>
        )}
        <p>
          {t(problem.code === "proposals-undecided" ? "documents.decideFirst" : "documents.completeFirst")}
        </p>
      </Notice>
    </div>
  );
}
