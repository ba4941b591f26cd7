import { useNavigate } from "@tanstack/react-router";
import { type KeyboardEvent, useState } from "react";
import { useTranslation } from "react-i18next";

import { useUnit } from "@/api/use-unit";
import { Loaded } from "@/ui/loaded";

import { useTopUnits } from "./api/use-top-units";
import { TreeNode } from "./tree-node";
import { treeMove } from "./tree-keys";

interface Props {
  asOf: string;
  /** The unit whose branch is open: the one shown, else the reader's own. */
  currentId: number;
  selectedId: number | undefined;
}

/** The tree of one date: branches are fetched as they are opened; one tab stop, arrows move. */
export function UnitTree({ asOf, currentId, selectedId }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const top = useTopUnits(asOf);
  const current = useUnit(currentId, asOf).data;
  const [toggled, setToggled] = useState<ReadonlyMap<number, boolean>>(new Map());
  const [focused, setFocused] = useState<number>();
  const branch = new Set([currentId, ...(current?.ancestors.map((unit) => unit.id) ?? [])]);

  const isOpen = (unitId: number) => toggled.get(unitId) ?? (branch.has(unitId) || isTop(unitId));
  const isTop = (unitId: number) => top.data?.items.some((unit) => unit.id === unitId) ?? false;
  const toggle = (unitId: number) => setToggled(new Map(toggled).set(unitId, !isOpen(unitId)));
  const open = (unitId: number) =>
    void navigate({
      to: "/units/$unitId",
      params: { unitId },
      search: (search) => ({ as_of: search.as_of }),
    });

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const item =
      event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('[role="treeitem"]') : null;
    if (!item) return;
    const unitId = Number(item.dataset["unit"]);
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      item.click();
      return;
    }
    const move = treeMove(event.key, item, event.currentTarget);
    if (!move) return;
    event.preventDefault();
    if (move.kind === "toggle") toggle(unitId);
    else move.item.focus();
  };

  return (
    <Loaded query={top} lines={8}>
      {({ items }) => (
        // Its rows take the focus, one at a time.
        // eslint-disable-next-line jsx-a11y/interactive-supports-focus
        <div role="tree" aria-label={t("units.tree")} className="unit-tree" onKeyDown={onKeyDown}>
          {items.map((unit) => (
            <TreeNode
              key={unit.id}
              unit={unit}
              depth={1}
              tree={{
                asOf,
                selectedId,
                tabStop: focused ?? (current ? currentId : items[0]?.id),
                isOpen,
                toggle,
                open,
                focus: setFocused,
              }}
            />
          ))}
        </div>
      )}
    </Loaded>
  );
}
