import { useMemo, useState, useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";

import type { Tagged } from "@/api/client";
import type { Form, Submission } from "@/api/types";
import { periodText } from "@/figures/period-text";
import { usePageContext } from "@/ui/page-context";

import { ConflictDialog } from "./conflict-dialog";
import { EntryHints } from "./entry-hints";
import { numberAt } from "./entry-state";
import { ErrorSummary, type SummaryItem } from "./error-summary";
import { FigureTable } from "./figure-table";
import { EntryRow } from "./entry-row";
import { HistoryPanel } from "./history-panel";
import { LeaveGuard } from "./leave-guard";
import { MoveBar } from "./move-bar";
import { ReadRow } from "./read-row";
import { askedOf, sectionsFor } from "./rows";
import { saidByIndicator } from "./said";
import { Standing } from "./standing";
import { moveToCell } from "./table-keys";
import { useEntrySession } from "./use-entry-session";

interface Props {
  tagged: Tagged<Submission>;
  form: Form;
}

/** The report itself. Whether cells can be typed in, and which buttons there are, is what the service allows now. */
export function SubmissionView({ tagged, form }: Props) {
  const { t } = useTranslation();
  const submission = tagged.body;
  const sections = useMemo(() => sectionsFor(form, submission.unit.level), [form, submission.unit.level]);
  const asked = useMemo(() => askedOf(sections), [sections]);
  const byId = useMemo(() => new Map(asked.map((indicator) => [indicator.id, indicator])), [asked]);
  const previous = useMemo(() => saidByIndicator(submission.previous?.values ?? []), [submission.previous]);
  const session = useEntrySession(tagged, asked);
  const state = useSyncExternalStore(session.state.subscribe, session.state.get);
  const [summary, setSummary] = useState<SummaryItem[]>([]);
  const writable = submission.actions.includes("save");

  usePageContext({
    unit: submission.unit.name,
    period: periodText(t, submission.period, submission.due_on),
    demo: submission.demo || undefined,
  });

  const numberOf = (indicatorId: number) => {
    const indicator = byId.get(indicatorId);
    return indicator ? numberAt(state, indicator) : null;
  };

  return (
    <>
      <ErrorSummary items={summary} />
      <Standing submission={submission} />
      {writable && <EntryHints />}
      <FigureTable
        sections={sections}
        submission={submission}
        numberOf={numberOf}
        previousOf={(indicatorId) => previous.get(indicatorId)?.number ?? null}
        lastColumn={t(writable ? "entry.statusColumn" : "entry.changeColumn")}
        onKeyDown={writable ? moveToCell : undefined}
        row={(row) =>
          writable ? (
            <EntryRow
              key={row.indicator.id}
              row={row}
              whole={byId.get(row.indicator.part_of_id ?? 0)}
              previous={previous.get(row.indicator.id)}
              state={state}
              session={session}
            />
          ) : (
            <ReadRow
              key={row.indicator.id}
              row={row}
              said={state.held.get(row.indicator.id)}
              previous={previous.get(row.indicator.id)}
            />
          )
        }
      />
      <MoveBar submission={submission} asked={asked} session={session} onSummary={setSummary} />
      <ConflictDialog conflicts={state.conflicts} byId={byId} onSettle={session.settle} />
      <HistoryPanel submission={submission} form={form} />
      <LeaveGuard session={session} asked={asked} />
    </>
  );
}
