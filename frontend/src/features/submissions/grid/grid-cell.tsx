import {
  CloseCircleFilled,
  CopyOutlined,
  ExclamationCircleFilled,
  StopOutlined,
  SyncOutlined,
  WarningFilled,
} from "@ant-design/icons";
import { memo } from "react";
import { useTranslation } from "react-i18next";

import type { Sync } from "../sheet-types";

import { CellInput } from "./cell-input";
import type { Grid } from "./grid";
import type { Slot } from "./layout";

interface Props {
  grid: Grid;
  row: number;
  column: number;
  kind: Slot["kind"];
  label: string;
  text: string;
  sync: Sync | undefined;
  copied: boolean;
  /** The sentences about this cell, and how grave they are. */
  note: string;
  tone: "error" | "warning" | undefined;
  returned: boolean;
  active: boolean;
  editing: boolean;
  selected: boolean;
}

/** One place of the grid; everything it needs is plain, so that only cells that change are drawn again. */
export const GridCell = memo(function GridCell(props: Props) {
  const { grid, row, column, kind, text, note, tone, active, selected, returned } = props;
  const id = `place-${row}-${column}`;
  const readOnly = !grid.writable || kind !== "entry";
  const noteId = note === "" ? undefined : `${id}-note`;
  const classes = ["grid-cell", `grid-${kind}`];
  if (tone) classes.push(`grid-${tone}`);
  if (selected) classes.push("grid-selected");
  if (active) classes.push("grid-active");
  if (returned) classes.push("grid-returned");
  return (
    <td
      role="gridcell"
      data-row={row}
      data-column={column}
      className={classes.join(" ")}
      aria-colindex={column + 2}
      aria-readonly={readOnly}
      aria-selected={selected}
    >
      {active ? (
        <CellInput
          grid={grid}
          text={text}
          label={props.label}
          readOnly={readOnly}
          invalid={tone === "error"}
          editing={props.editing}
          noteId={noteId}
        />
      ) : (
        <span className="grid-text">{text}</span>
      )}
      <CellMark sync={props.sync} copied={props.copied} tone={tone} />
      {noteId !== undefined && (
        <span id={noteId} className="visually-hidden">
          {note}
        </span>
      )}
    </td>
  );
});

interface MarkProps {
  sync: Sync | undefined;
  copied: boolean;
  tone: "error" | "warning" | undefined;
}

/** The sign in the cell's corner, with its word for whoever points at it; the panel beside the grid says the rest. */
function CellMark({ sync, copied, tone }: MarkProps) {
  const { t } = useTranslation();
  const mark = markOf(sync, copied, tone);
  if (!mark) return null;
  const { Icon, word } = mark;
  return (
    <span className="grid-mark" title={t(`entry.mark.${word}`)}>
      <Icon aria-hidden />
      <span className="visually-hidden">{t(`entry.mark.${word}`)}</span>
    </span>
  );
}

function markOf(sync: Sync | undefined, copied: boolean, tone: MarkProps["tone"]) {
  if (sync === "refused") return { Icon: StopOutlined, word: "refused" } as const;
  if (sync === "unreadable") return { Icon: CloseCircleFilled, word: "unreadable" } as const;
  if (tone === "error") return { Icon: ExclamationCircleFilled, word: "wrong" } as const;
  if (sync === "waiting") return { Icon: SyncOutlined, word: "waiting" } as const;
  if (tone === "warning") return { Icon: WarningFilled, word: "unlikely" } as const;
  return copied ? ({ Icon: CopyOutlined, word: "copied" } as const) : undefined;
}
