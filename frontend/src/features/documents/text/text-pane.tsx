import { useLocation, useNavigate } from "@tanstack/react-router";
import { useEffect, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";

import type { Proposal } from "../types";
import { type Block, piecesOf } from "./blocks";
import { type LaidText, marksOf } from "./laid-out";
import { reveal } from "./reveal";
import { nextMark } from "./segments";
import { type Picked, pickedIn } from "./selection";
import { TextChunk } from "./text-chunk";

/** Blocks drawn together: the browser leaves out what is far from sight, chunk by chunk. */
const CHUNK = 40;

interface Props {
  text: LaidText;
  proposals: readonly Proposal[];
  selected: number | undefined;
  onSelect: (id: number) => void;
  /** What the reader has marked with the mouse or with shift and arrows. */
  onPick?: (picked: Picked | undefined) => void;
}

/** The text of a document: marks lead to their proposals, clauses have links of their own. */
export function TextPane({ text, proposals, selected, onSelect, onPick }: Props) {
  const { t } = useTranslation();
  const pane = useRef<HTMLDivElement>(null);
  const chunks = useMemo(() => chunked(text.blocks), [text]);
  // Deciding changes no mark but by rejecting: the text is drawn again for nothing else.
  const marking = proposals.map(({ id, state }) => `${id}${state === "rejected" ? "-" : ""}`).join();
  // eslint-disable-next-line react-hooks/exhaustive-deps -- `marking` says what of the proposals matters here
  const marks = useMemo(() => marksOf(text, proposals), [text, marking]);
  useMarkPresses(pane, selected, onSelect);
  usePicking(pane, text, onPick);
  useGoToClause(pane, text);

  useEffect(() => {
    if (selected === undefined) return;
    const mark = pane.current?.querySelector(`[data-marks~="${selected}"]`);
    if (pane.current && mark) reveal(pane.current, mark);
  }, [selected]);

  return (
    // A region that scrolls must be reachable by keyboard.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div ref={pane} className="text-pane" role="region" tabIndex={0} aria-label={t("documents.text.title")}>
      {chunks.map((blocks, index) => (
        <TextChunk
          key={index}
          blocks={blocks}
          pieces={text.pieces}
          marks={marks}
          selected={selected !== undefined && holds(blocks, marks, selected) ? selected : undefined}
        />
      ))}
    </div>
  );
}

const chunked = (blocks: readonly Block[]): Block[][] =>
  Array.from({ length: Math.ceil(blocks.length / CHUNK) }, (_, index) =>
    blocks.slice(index * CHUNK, (index + 1) * CHUNK),
  );

const holds = (blocks: readonly Block[], marks: ReturnType<typeof marksOf>, id: number): boolean =>
  blocks.some((block) => piecesOf(block).some((piece) => marks.get(piece)?.some((mark) => mark.id === id)));

type Pane = React.RefObject<HTMLDivElement | null>;

/** Marks are no buttons, of which a long text would have thousands: the list beside the text leads to each by keyboard. */
function useMarkPresses(pane: Pane, selected: number | undefined, onSelect: (id: number) => void): void {
  useEffect(() => {
    const element = pane.current;
    const press = ({ target }: MouseEvent) => {
      const mark = target instanceof Element ? target.closest("[data-marks]") : null;
      const ids = mark?.getAttribute("data-marks")?.split(" ").map(Number) ?? [];
      const next = document.getSelection()?.isCollapsed === false ? undefined : nextMark(ids, selected);
      if (next !== undefined) onSelect(next);
    };
    element?.addEventListener("click", press);
    return () => element?.removeEventListener("click", press);
  }, [pane, selected, onSelect]);
}

/** Tells what of the text the reader has marked with the mouse or with shift and arrows. */
function usePicking(pane: Pane, text: LaidText, onPick: Props["onPick"]): void {
  useEffect(() => {
    if (!onPick) return undefined;
    const look = () => {
      const selection = document.getSelection();
      if (!pane.current || !selection || selection.rangeCount === 0) return;
      // Elsewhere, as in a field of a form, the pick stays.
      if (!pane.current.contains(selection.anchorNode)) return;
      onPick(pickedIn(text, selection.getRangeAt(0)));
    };
    document.addEventListener("selectionchange", look);
    return () => document.removeEventListener("selectionchange", look);
  }, [pane, text, onPick]);
}

/** Goes to the clause of the address (`#II.2.a`), and keeps the address as a link when a clause's own sign is pressed. */
function useGoToClause(pane: Pane, text: LaidText): void {
  const navigate = useNavigate();
  const hash = useLocation({ select: (location) => location.hash });
  useEffect(() => {
    const link = hash === "" ? null : pane.current?.querySelector(`[data-anchor="${CSS.escape(hash)}"]`);
    if (!pane.current || !(link instanceof HTMLElement)) return;
    reveal(pane.current, link);
    link.focus({ preventScroll: true });
  }, [pane, hash, text]);

  useEffect(() => {
    const element = pane.current;
    const press = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest("[data-anchor]") : null;
      const anchor = link?.getAttribute("data-anchor");
      if (!anchor || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      void navigate({ to: ".", search: true, hash: anchor, replace: true, resetScroll: false });
      const address = new URL(location.href);
      address.hash = anchor;
      // A browser that keeps its clipboard shut still shows the link in its address bar.
      void navigator.clipboard.writeText(address.href).catch(() => undefined);
    };
    element?.addEventListener("click", press);
    return () => element?.removeEventListener("click", press);
  }, [pane, navigate]);
}
