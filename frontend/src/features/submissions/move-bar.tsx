import { HistoryOutlined } from "@ant-design/icons";
import { useNavigate } from "@tanstack/react-router";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { ProblemError } from "@/api/problem";
import type { Indicator, Submission } from "@/api/types";
import { usePick } from "@/locales/use-language";
import { Notice } from "@/ui/notice";
import { ProblemMessage } from "@/ui/problem-message";

import { type Move, useMove } from "./api/use-move";
import type { EntrySession } from "./entry-session";
import { changesOf, readingAt } from "./entry-state";
import type { SummaryItem } from "./error-summary";
import { findingsOf } from "./findings";
import { MoveDialog } from "./move-dialog";
import { useFindingText } from "./use-finding-text";

interface Props {
  submission: Submission;
  asked: readonly Indicator[];
  session: EntrySession;
  onSummary: (items: SummaryItem[]) => void;
}

const MOVES = ["submit", "accept", "return", "reopen"] as const;

/** The buttons for what the service allows now, and how far the report has come. */
export function MoveBar({ submission, asked, session, onSummary }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const move = useMove(submission.id);
  const summarise = useSummary(asked, session);
  const [asking, setAsking] = useState<Move>();
  const [done, setDone] = useState<Move>();
  const allowed = MOVES.filter((item) => submission.actions.includes(item));

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
      { move: wanted, etag: session.state.get().etag, reason },
      {
        onSuccess: () => setDone(wanted),
        onError: (error) => onSummary(isChecks(error) ? itemsOf(error) : []),
        onSettled: () => setAsking(undefined),
      },
    );

  return (
    <div className="move-bar">
      {move.error && !isChecks(move.error) && <ProblemMessage error={move.error} />}
      <div aria-live="polite">{done && <Notice tone="good">{t(`entry.done.${done}`)}</Notice>}</div>
      <div className="move-buttons">
        {allowed.map((item, index) => (
          <Button
            key={item}
            data-after-table={index === 0 ? "" : undefined}
            type={item === "submit" || item === "accept" ? "primary" : "default"}
            loading={move.isPending && asking === item}
            onClick={() => void begin(item)}
          >
            {item === "submit" && submission.reviewer
              ? t("entry.submitTo", { unit: submission.reviewer.name })
              : t(`entry.move.${item}`)}
          </Button>
        ))}
        <Button
          icon={<HistoryOutlined aria-hidden />}
          onClick={() => void navigate({ to: ".", search: { panel: "history" }, resetScroll: false })}
        >
          {t("entry.history.title")}
        </Button>
        {submission.actions.includes("save") && (
          <span className="quiet">
            {t("entry.progress", { said: asked.length - submission.missing.length, asked: asked.length })}
          </span>
        )}
      </div>
      {asking && (
        <MoveDialog
          move={asking}
          submission={submission}
          busy={move.isPending}
          onCancel={() => setAsking(undefined)}
          onConfirm={(reason) => carryOut(asking, reason)}
        />
      )}
    </div>
  );
}

/** What this page itself sees in the way of submitting, before the service is asked. */
function useSummary(asked: readonly Indicator[], session: EntrySession): () => SummaryItem[] {
  const { t } = useTranslation();
  const pick = usePick();
  const sentence = useFindingText();
  const byId = new Map(asked.map((indicator) => [indicator.id, indicator]));
  const line = (indicator: Indicator, text: string): SummaryItem => ({
    indicatorId: indicator.id,
    text: `${pick(indicator.name_vi, indicator.name_en)}: ${text}`,
  });
  return () => {
    const state = session.state.get();
    const refused = [...state.refusals].flatMap(([id, text]) => {
      const indicator = byId.get(id);
      return indicator ? [line(indicator, text)] : [];
    });
    const found = findingsOf(asked, (id) => {
      const indicator = byId.get(id);
      return indicator ? readingAt(state, indicator) : { kind: "said", said: null };
    })
      .filter((finding) => !state.refusals.has(finding.indicator.id))
      .map((finding) => line(finding.indicator, sentence(finding)));
    const unsent = changesOf(state, asked).length;
    const waiting =
      unsent > 0 ? [{ indicatorId: undefined, text: t("entry.stillWaiting", { count: unsent }) }] : [];
    return [...refused, ...found, ...waiting];
  };
}

/** The service found figures that must be mended before it takes the report. */
const isChecks = (error: Error): error is ProblemError =>
  error instanceof ProblemError && error.code === "checks-failed";

/** Its findings; `/indicators/12` names the indicator. */
function itemsOf(error: ProblemError): SummaryItem[] {
  return error.fields.map(({ pointer, detail }) => {
    const id = /indicators\/(\d+)$/.exec(pointer)?.[1];
    return { indicatorId: id === undefined ? undefined : Number(id), text: detail };
  });
}
