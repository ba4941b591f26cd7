import { useTranslation } from "react-i18next";

import type { Submission } from "@/api/types";
import type { Check } from "@/figures/checks";

import type { EntrySession } from "./entry-session";
import { remarksAt } from "./grid/cell-view";
import { hardAt, type SummaryItem } from "./summary";
import { useCheckText, useRemarkText } from "./use-remark-text";
import { useCellName } from "./use-words";

/** Soft checks that do not hold and have no explanation of these very figures. */
export function unexplained(
  session: EntrySession,
  { explanations }: Pick<Submission, "explanations">,
): Check[] {
  const explained = new Set(
    explanations.filter(({ valid }) => valid).map(({ kind, cell }) => `${kind} ${cell}`),
  );
  return session.sheet.content.cells.flatMap(({ key }) =>
    session.sheet
      .findings(key)
      .filter(({ severity, kind }) => severity === "soft" && !explained.has(`${kind} ${key}`)),
  );
}

/** What this page itself sees in the way of submitting, before the service is asked; hard ones first. */
export function useSummary(session: EntrySession, submission: Submission): () => SummaryItem[] {
  const { t } = useTranslation();
  const { sheet } = session;
  const name = useCellName();
  const remarkText = useRemarkText(sheet);
  const checkText = useCheckText(sheet);
  const line = (key: string, text: string): SummaryItem => {
    const cell = sheet.cell(key);
    return { key, text: cell ? `${name(cell)}: ${text}` : text };
  };
  return () => {
    const hard = hardAt(sheet).map((key) => {
      const grave = remarksAt(sheet, key).filter(({ tone }) => tone === "error");
      return line(key, grave.length > 0 ? grave.map(remarkText).join(" ") : t("entry.unsaid"));
    });
    const soft = unexplained(session, submission).map((check) =>
      line(check.cell, `${checkText(check)} ${t("entry.explain.needed")}`),
    );
    const unsent = sheet.waiting().length;
    const waiting = unsent > 0 ? [{ key: undefined, text: t("entry.stillWaiting", { count: unsent }) }] : [];
    return [...hard, ...soft, ...waiting];
  };
}
