import { HistoryOutlined } from "@ant-design/icons";
import { useNavigate } from "@tanstack/react-router";
import { Button } from "antd";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";

import type { Tagged } from "@/api/client";
import { ProblemError } from "@/api/problem";
import type { Submission } from "@/api/types";
import { Notice } from "@/ui/notice";
import { ProblemMessage } from "@/ui/problem-message";

import { type Move, useMove } from "./api/use-move";
import type { EntrySession } from "./entry-session";
import { type SummaryItem, summaryOf } from "./summary";
import { reasonOf, useTurn, writes } from "./turn";
import { useSignal } from "./use-signal";
import { useSummary } from "./use-summary";

interface Props {
  tagged: Tagged<Submission>;
  session: EntrySession;
  onSummary: (items: SummaryItem[]) => void;
}

const MoveDialog = lazy(() => import("./move-dialog").then((it) => ({ default: it.MoveDialog })));

const MOVES = ["submit", "accept", "return", "reopen"] as const;

/** The buttons for what the service allows now, and how far the report has come. */
export function MoveBar({ tagged, session, onSummary }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const turn = useTurn();
  const submission = tagged.body;
  const move = useMove(submission.id);
  const summarise = useSummary(session, submission);
  const [asking, setAsking] = useState<Move>();
  const [done, setDone] = useState<Move>();
  const behalf = reasonOf(turn);
  const allowed = MOVES.filter((item) =>
    submission.actions.includes(item === "submit" && behalf !== undefined ? "submit_on_behalf" : item),
  );

  const begin = async (wanted: Move) => {
    move.reset();
    setDone(undefined);
    if (wanted === "submit") {
      await session.flush();
      const items = summarise();
      onSummary(items);
      if (items.length > 0) return;
    }
    setAsking(wanted);
  };

  const carryOut = (wanted: Move, reason: string) =>
    move.mutate(
      { move: wanted, etag: tagged.etag, reason, behalf },
      {
        onSuccess: () => setDone(wanted),
        onError: (error) => onSummary(isChecks(error) ? summaryOf(error) : []),
        onSettled: () => setAsking(undefined),
      },
    );

  return (
    <div className="move-bar">
      {move.error && !isChecks(move.error) && <ProblemMessage error={move.error} />}
      <div aria-live="polite">{done && <Notice tone="good">{t(`entry.done.${done}`)}</Notice>}</div>
      <div className="move-buttons">
        {allowed.map((item) => (
          <Button
            key={item}
            type={item === "submit" || item === "accept" ? "primary" : "default"}
            loading={move.isPending && asking === item}
            onClick={() => void begin(item)}
          >
            {item === "submit" && submission.reviewer
              ? t(behalf === undefined ? "entry.submitTo" : "entry.behalf.submit", {
                  unit: submission.reviewer.name,
                })
              : t(`entry.move.${item}`)}
          </Button>
        ))}
        <Button
          icon={<HistoryOutlined aria-hidden />}
          onClick={() =>
            void navigate({
              to: ".",
              search: (search) => ({ ...search, panel: "history" }),
              resetScroll: false,
            })
          }
        >
          {t("entry.history.title")}
        </Button>
        {writes(turn) && <Progress session={session} />}
      </div>
      <Suspense>
        {asking && (
          <MoveDialog
            move={asking}
            submission={submission}
            busy={move.isPending}
            onCancel={() => setAsking(undefined)}
            onConfirm={(reason) => carryOut(asking, reason)}
          />
        )}
      </Suspense>
    </div>
  );
}

/** How many of the asked cells say something, as they stand on the page. */
function Progress({ session: { sheet } }: { session: EntrySession }) {
  const { t } = useTranslation();
  useSignal(sheet.signals, "all");
  const { cells } = sheet.content;
  const said = cells.filter(({ key }) => sheet.said(key)).length;
  return <span className="quiet">{t("entry.progress", { said, asked: cells.length })}</span>;
}

/** The service found figures that must be mended before it takes the report. */
const isChecks = (error: Error): error is ProblemError =>
  error instanceof ProblemError && error.code === "checks-failed";
