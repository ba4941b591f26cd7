import { getRouteApi } from "@tanstack/react-router";
import { lazy, Suspense, useMemo, useState, useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";

import type { Tagged } from "@/api/client";
import type { Form, Submission } from "@/api/types";
import { periodName, periodText } from "@/figures/period-text";
import { usePick } from "@/locales/use-language";
import { usePageContext } from "@/ui/page-context";

import { Beside } from "./beside/beside";
import type { EntrySession } from "./entry-session";
import { EntryHints } from "./entry-hints";
import { ErrorSummary } from "./error-summary";
import { createGrid } from "./grid/controller";
import type { Grid } from "./grid/grid";
import { EntryGrid } from "./grid/entry-grid";
import { GridNewsLine } from "./grid/grid-news";
import { layoutOf } from "./grid/layout";
import { MoveBar } from "./move-bar";
import { OfflineNotice } from "./offline-notice";
import { Standing } from "./standing";
import type { SummaryItem } from "./summary";
import { useTurn, writes } from "./turn";
import { saidWords, useEntrySession } from "./use-entry-session";

const route = getRouteApi("/signed-in/submissions/$submissionId");

interface Props {
  tagged: Tagged<Submission>;
  form: Form;
}

/** The report itself: the grid, what belongs to the active cell beside it, and the steps that are allowed now. */
export function SubmissionView({ tagged, form }: Props) {
  const { t } = useTranslation();
  const pick = usePick();
  const submission = tagged.body;
  const turn = useTurn();
  const writable = writes(turn);
  const session = useEntrySession(tagged, form, turn);
  const [grid] = useState(() =>
    createGrid(layoutOf(form, session.sheet.content, !writable), session, writable, saidWords),
  );
  const [summary, setSummary] = useState<SummaryItem[]>([]);
  const reasons = submission.returned?.cells;
  const returned = useMemo(() => new Set(Object.keys(reasons ?? {})), [reasons]);

  usePageContext({
    unit: submission.unit.name,
    period: periodText(t, submission.period, submission.due_on),
    demo: submission.demo || undefined,
  });

  return (
    <>
      <ErrorSummary items={summary} grid={grid} />
      <OfflineNotice />
      <Standing submission={submission} grid={grid} />
      {writable && <EntryHints grid={grid} submission={submission} session={session} />}
      <div className="entry-body">
        <div className="entry-main">
          <EntryGrid
            grid={grid}
            label={pick(form.name_vi, form.name_en)}
            period={periodName(t, submission.period)}
            previousPeriod={submission.previous?.period_code}
            returned={returned}
          />
          <GridNewsLine grid={grid} />
        </div>
        <Beside grid={grid} session={session} submission={submission} />
      </div>
      <Suspense>
        <Attachments submission={submission} />
      </Suspense>
      <MoveBar tagged={tagged} session={session} onSummary={setSummary} />
      <Dialogs grid={grid} session={session} submission={submission} form={form} />
    </>
  );
}

interface DialogsProps {
  grid: Grid;
  session: EntrySession;
  submission: Submission;
  form: Form;
}

/** What opens over the page, fetched when it first does. */
function Dialogs({ grid, session, submission, form }: DialogsProps) {
  const { panel } = route.useSearch();
  const conflicts = useSyncExternalStore(session.conflicts.subscribe, session.conflicts.get);
  const keys = useSyncExternalStore(grid.sheetOpen.subscribe, grid.sheetOpen.get);
  const plan = useSyncExternalStore(grid.preview.subscribe, grid.preview.get);
  return (
    <Suspense>
      {conflicts.length > 0 && <ConflictDialog conflicts={conflicts} session={session} />}
      {panel === "history" && <HistoryPanel submission={submission} form={form} />}
      {keys && <KeySheet onClose={() => grid.sheetOpen.set(false)} />}
      {plan && <PastePreview grid={grid} plan={plan} />}
    </Suspense>
  );
}

const Attachments = lazy(() => import("./attachments").then((it) => ({ default: it.Attachments })));
const ConflictDialog = lazy(() => import("./conflict-dialog").then((it) => ({ default: it.ConflictDialog })));
const HistoryPanel = lazy(() => import("./history-panel").then((it) => ({ default: it.HistoryPanel })));
const KeySheet = lazy(() => import("./grid/key-sheet").then((it) => ({ default: it.KeySheet })));
const PastePreview = lazy(() => import("./grid/paste-preview").then((it) => ({ default: it.PastePreview })));
