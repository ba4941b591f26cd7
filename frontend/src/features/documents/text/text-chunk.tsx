import { memo, type ReactNode } from "react";
import { useTranslation } from "react-i18next";

import type { Block, CellPiece, Piece, TableBlock } from "./blocks";
import type { LaidPiece } from "./laid-out";
import { PieceText } from "./piece-text";
import type { Mark } from "./segments";

interface Props {
  blocks: readonly Block[];
  pieces: ReadonlyMap<Piece, LaidPiece>;
  marks: ReadonlyMap<Piece, readonly Mark[]>;
  /** Only where the chunk holds it, so that no other is drawn again. */
  selected: number | undefined;
}

type Draw = (piece: Piece) => ReactNode;
type NameOf = (piece: Piece) => string | undefined;

/** Some blocks of a text, drawn again only when something of their own changes. */
export const TextChunk = memo(function TextChunk({ blocks, pieces, marks, selected }: Props) {
  const nameOf: NameOf = (piece) => pieces.get(piece)?.key;
  const draw: Draw = (piece) => {
    const laid = pieces.get(piece);
    return laid && <PieceText laid={laid} marks={marks.get(piece) ?? []} selected={selected} />;
  };
  return (
    <div className="text-chunk">
      {blocks.map((block, index) => {
        if (block.kind === "table")
          return <TextTable key={index} table={block} draw={draw} nameOf={nameOf} />;
        const Line = block.kind === "heading" ? "h3" : "p";
        return (
          <Line key={index} data-piece={nameOf(block)}>
            {draw(block)}
          </Line>
        );
      })}
    </div>
  );
});

/** A table as it was printed, merged cells and all; it scrolls sideways on its own. */
function TextTable({ table, draw, nameOf }: { table: TableBlock; draw: Draw; nameOf: NameOf }) {
  const { t } = useTranslation();
  const row = (Cell: "th" | "td", cells: readonly CellPiece[], index: number) => (
    <tr key={index}>
      {cells.map((cell, column) => (
        <Cell
          key={column}
          scope={Cell === "th" ? "col" : undefined}
          rowSpan={cell.rowSpan}
          colSpan={cell.columnSpan}
          data-piece={nameOf(cell)}
        >
          {draw(cell)}
        </Cell>
      ))}
    </tr>
  );
  const { headerRows, rows } = table;
  return (
    // A region that scrolls must be reachable by keyboard.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="table-frame" role="region" tabIndex={0} aria-label={t("documents.text.table")}>
      <table className="table text-table">
        {headerRows > 0 && (
          <thead>{rows.slice(0, headerRows).map((cells, index) => row("th", cells, index))}</thead>
        )}
        <tbody>{rows.slice(headerRows).map((cells, index) => row("td", cells, index))}</tbody>
      </table>
    </div>
  );
}
