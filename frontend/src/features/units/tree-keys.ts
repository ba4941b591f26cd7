/** Where an arrow key leads in a tree of `role=treeitem` rows, by the pattern every screen reader announces. */
export type TreeMove = { kind: "focus"; item: HTMLElement } | { kind: "toggle" } | undefined;

export function treeMove(key: string, item: HTMLElement, tree: HTMLElement): TreeMove {
  const rows = [...tree.querySelectorAll<HTMLElement>('[role="treeitem"]')];
  const at = rows.indexOf(item);
  const expanded = item.getAttribute("aria-expanded");
  switch (key) {
    case "ArrowDown":
      return to(rows[at + 1]);
    case "ArrowUp":
      return to(rows[at - 1]);
    case "Home":
      return to(rows[0]);
    case "End":
      return to(rows.at(-1));
    case "ArrowRight":
      if (expanded === "false") return { kind: "toggle" };
      return expanded === "true" ? to(rows[at + 1]) : undefined;
    case "ArrowLeft":
      if (expanded === "true") return { kind: "toggle" };
      return to(rows.slice(0, at).findLast((row) => levelOf(row) < levelOf(item)));
    default:
      return undefined;
  }
}

const levelOf = (row: HTMLElement): number => Number(row.getAttribute("aria-level"));

const to = (item: HTMLElement | undefined): TreeMove => item && { kind: "focus", item };
