import { CaretDownOutlined, CaretRightOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";

import type { Unit } from "@/api/types";

import { useChildren } from "./api/use-children";

export interface TreeState {
  asOf: string;
  selectedId: number | undefined;
  tabStop: number | undefined;
  isOpen: (unitId: number) => boolean;
  toggle: (unitId: number) => void;
  open: (unitId: number) => void;
  focus: (unitId: number) => void;
}

interface Props {
  unit: Unit;
  depth: number;
  tree: TreeState;
}

const intoView = (row: HTMLElement | null) => row?.scrollIntoView({ block: "nearest" });

/** A unit and, once opened, the units below it. Flat rows with their level, as `aria-level` wants them. */
export function TreeNode({ unit, depth, tree }: Props) {
  const { t } = useTranslation();
  const open = unit.has_children && tree.isOpen(unit.id);
  const children = useChildren(unit.id, tree.asOf, open);
  const Caret = open ? CaretDownOutlined : CaretRightOutlined;
  return (
    <>
      {/* The tree's own handler answers the keys of every row. */}
      {/* eslint-disable-next-line jsx-a11y/click-events-have-key-events */}
      <div
        role="treeitem"
        aria-level={depth}
        aria-expanded={unit.has_children ? open : undefined}
        aria-selected={unit.id === tree.selectedId}
        data-unit={unit.id}
        tabIndex={unit.id === tree.tabStop ? 0 : -1}
        className="tree-row"
        ref={unit.id === tree.selectedId ? intoView : undefined}
        style={{ paddingInlineStart: `${(depth - 1) * 1.125 + 0.25}rem` }}
        onFocus={() => tree.focus(unit.id)}
        onClick={() => tree.open(unit.id)}
      >
        {unit.has_children ? (
          <span
            className="tree-caret"
            aria-hidden
            onClick={(event) => {
              event.stopPropagation();
              tree.toggle(unit.id);
            }}
          >
            <Caret />
          </span>
        ) : (
          <span className="tree-caret" aria-hidden />
        )}
        <span>{unit.name}</span>
      </div>
      {open && children.isPending && (
        <div role="none" className="tree-note quiet">
          {t("common.loading")}
        </div>
      )}
      {open && children.error && (
        // eslint-disable-next-line jsx-a11y/click-events-have-key-events
        <div
          role="treeitem"
          aria-level={depth + 1}
          aria-selected={false}
          tabIndex={-1}
          className="tree-row tree-note"
          onClick={() => void children.refetch()}
        >
          {t("units.branchFailed")}
        </div>
      )}
      {open &&
        children.data?.items.map((child) => (
          <TreeNode key={child.id} unit={child} depth={depth + 1} tree={tree} />
        ))}
    </>
  );
}
