/** The heading button of a card takes the focus once the page has drawn it; a card not there yet is waited for. */
export function focusCard(id: number, patience = 20): void {
  requestAnimationFrame(() => {
    const head = document.getElementById(`proposal-${id}`);
    if (head) head.focus({ preventScroll: true });
    else if (patience > 0) focusCard(id, patience - 1);
  });
}

/** Brings a card into sight, in its pane or, where that does not scroll by itself, on the page. */
export function showCard(pane: HTMLElement | null, id: number): void {
  const card = pane?.querySelector(`#card-${id}`);
  if (!pane || !card) return;
  const box = card.getBoundingClientRect();
  const frame = pane.getBoundingClientRect();
  if (pane.scrollHeight <= pane.clientHeight + 1) {
    if (box.top < 0 || box.top > window.innerHeight - 80) card.scrollIntoView({ block: "nearest" });
  } else if (box.top < frame.top) pane.scrollTop += box.top - frame.top - 8;
  else if (box.bottom > frame.bottom)
    pane.scrollTop += Math.min(box.bottom - frame.bottom + 8, box.top - frame.top - 8);
}
