/** Brings a part of a pane into sight; a pane that does not scroll by itself leaves that to the page. */
export function reveal(pane: HTMLElement, part: Element): void {
  const scrolls = pane.scrollHeight > pane.clientHeight + 1 && getComputedStyle(pane).overflowY === "auto";
  const go = () => {
    if (!scrolls) {
      part.scrollIntoView({ block: "center" });
      return;
    }
    const top = part.getBoundingClientRect().top - pane.getBoundingClientRect().top;
    if (top < 24 || top > pane.clientHeight - 72) pane.scrollTop += top - pane.clientHeight / 3;
  };
  go();
  // What was out of sight had only been reckoned with: once drawn, it may have other heights.
  requestAnimationFrame(() => requestAnimationFrame(go));
}
