/** The heading button of a card takes the focus once the page has drawn it; a card not there yet is waited for. */
export function focusCard(id: number, patience = 20): void {
  requestAnimationFrame(() => {
    const head = document.getElementById(`proposal-${id}`);
    if (head) head.focus({ preventScroll: true });
    else if (patience > 0) focusCard(id, patience - 1);
  });
}

/** Brings a card into sight: in its pane, and the panes on the page; where these do not scroll, the page does. */
export function showCard(pane: HTMLElement | null, id: number): void {
  const card = pane?.querySelector(`#card-${id}`);
  if (!pane || !card) return;
  const scrolls = getComputedStyle(pane).overflowY === "auto";
  const box = card.getBoundingClientRect();
  const frame = pane.getBoundingClientRect();
  if (scrolls && box.top < frame.top) pane.scrollTop += box.top - frame.top - MARGIN;
  else if (scrolls && box.bottom > frame.bottom)
    pane.scrollTop += Math.min(box.bottom - frame.bottom + MARGIN, box.top - frame.top - MARGIN);
  const { top, bottom } = card.getBoundingClientRect();
  const low = scrolls ? Math.min(bottom, frame.bottom) : top + COVERED;
  if (top >= COVERED && low <= window.innerHeight) return;
  if (scrolls) pane.closest(".reader-panes")?.scrollIntoView({ block: "start" });
  else card.scrollIntoView({ block: "center" });
}

const MARGIN = 8; // pixels
/** What the bar at the top may hide. */
const COVERED = 80;
