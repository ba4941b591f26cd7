import { useState } from "react";
import { useTranslation } from "react-i18next";

import { isProblem } from "@/api/problem";

import { useConfirmMany, useDecide, useReloadProposals } from "../api/use-proposals";
import type { Content, DocumentDetail, Proposal, ProposalList, ProposalState } from "../types";
import { changedSince } from "./groups";
import { nextOpen } from "./moves";
import { focusCard } from "./proposal-focus";

export interface TroubleSaid {
  error: Error;
  /** What someone else made of it meanwhile. */
  changed: readonly Proposal[];
}

interface Setting {
  document: DocumentDetail;
  edition: number | undefined;
  list: ProposalList;
  order: readonly number[];
  selected: number | undefined;
  onSelect: (id: number | undefined) => void;
}

export type Deciding = ReturnType<typeof useDeciding>;

/** Decisions of the reader: sent while the focus goes on to the next proposal that waits for one. */
export function useDeciding({ document, edition, list, order, selected, onSelect }: Setting) {
  const { t } = useTranslation();
  const decide = useDecide(document.id);
  const correction = useDecide(document.id);
  const many = useConfirmMany(document.id);
  const reload = useReloadProposals(document.id, edition);
  const [said, setSaid] = useState("");
  const [trouble, setTrouble] = useState<TroubleSaid>();
  const [correcting, setCorrecting] = useState<number>();
  const [sending, setSending] = useState<ReadonlySet<number>>(new Set());
  const [meant, setMeant] = useState<ReadonlyMap<number, number>>(new Map());
  const byId = new Map(list.items.map((proposal) => [proposal.id, proposal]));

  const isOpen = (id: number, but: ReadonlySet<number>): boolean =>
    byId.get(id)?.state === "proposed" && !sending.has(id) && !but.has(id);

  const goOn = (done: ReadonlySet<number>, sentence: string, from: number | undefined) => {
    const next = nextOpen(order, from, (id) => isOpen(id, done));
    const left = order.filter((id) => isOpen(id, done)).length;
    const rest =
      left === 0 ? t("documents.proposals.allDecided") : t("documents.proposals.left", { count: left });
    setSaid(`${sentence} ${rest}`);
    const to = next ?? from;
    if (to === undefined) return;
    onSelect(to);
    focusCard(to);
  };

  const troubled = async (error: Error, before: readonly Proposal[]) => {
    const now =
      isProblem(error, 412) || isProblem(error, 409) ? await reload().catch(() => undefined) : undefined;
    setTrouble({ error, changed: now ? changedSince(before, now.items) : [] });
  };

  /** The document that a citation means is confirmed with it. */
  const decisionOf = (proposal: Proposal, state: ProposalState) => {
    const cited = meant.get(proposal.id) ?? (proposal.cited.length === 1 ? proposal.cited[0]?.id : undefined);
    return proposal.kind === "citation" && state === "confirmed" && cited !== undefined
      ? { state, cited_id: cited }
      : { state };
  };

  const settle = (proposal: Proposal, state: ProposalState) => {
    setTrouble(undefined);
    setSending((ids) => new Set([...ids, proposal.id]));
    decide.mutate(
      { proposal, decision: decisionOf(proposal, state) },
      {
        onError: (error) => void troubled(error, [proposal]).then(() => onSelect(proposal.id)),
        onSettled: () => setSending((ids) => new Set([...ids].filter((id) => id !== proposal.id))),
      },
    );
    if (state === "proposed") setSaid(t("documents.proposals.said.proposed"));
    else goOn(new Set([proposal.id]), t(`documents.proposals.said.${state}`), proposal.id);
  };

  const act = (command: "confirm" | "correct" | "reject" | "undo", id = selected) => {
    const proposal = id === undefined ? undefined : byId.get(id);
    if (!proposal || sending.has(proposal.id)) return;
    if (command === "correct") {
      correction.reset();
      onSelect(proposal.id);
      setCorrecting(proposal.id);
    } else if (command === "undo") {
      if (proposal.state !== "proposed") settle(proposal, "proposed");
    } else settle(proposal, command === "confirm" ? "confirmed" : "rejected");
  };

  return {
    act,
    said,
    /** Sends a correction, whose form stays until the service has taken it. */
    correct: (proposal: Proposal, content: Content) =>
      correction.mutate(
        { proposal, decision: { ...decisionOf(proposal, "confirmed"), content } },
        {
          onSuccess: () => {
            setCorrecting(undefined);
            goOn(new Set([proposal.id]), t("documents.proposals.said.corrected"), proposal.id);
          },
          onError: (error) => {
            if (isProblem(error, 412)) void troubled(error, [proposal]);
          },
        },
      ),
    correction,
    trouble,
    correcting,
    isSending: (id: number) => sending.has(id),
    stopCorrecting: () => {
      if (correcting !== undefined) focusCard(correcting);
      setCorrecting(undefined);
    },
    meant: (id: number) => meant.get(id),
    mean: (id: number, documentId: number) => setMeant(new Map([...meant, [id, documentId]])),
    many,
    confirmMany: (proposals: readonly Proposal[], onDone: () => void) => {
      setTrouble(undefined);
      many.mutate(proposals, {
        onSuccess: () => {
          const done = new Set(proposals.map(({ id }) => id));
          goOn(done, t("documents.proposals.said.many", { count: proposals.length }), proposals.at(-1)?.id);
        },
        onError: (error) => void troubled(error, proposals),
        onSettled: onDone,
      });
    },
  };
}
