import type { Key, ReactNode } from "react";

export interface Column<Row> {
  title: string;
  cell: (row: Row) => ReactNode;
  /** Says what the row is about; one column of a table does, the first unless another is marked. */
  head?: boolean;
  /** Digits that stay on one line, or figures that stand under one another. */
  kind?: "number" | "numeric";
  className?: string;
  /** On narrow screens rows are cards whose cells say their column; this one speaks for itself. */
  bare?: boolean;
}

interface Props<Row> {
  rows: readonly Row[];
  columns: readonly Column<Row>[];
  rowKey: (row: Row) => Key;
  rowClass?: (row: Row) => string | undefined;
  caption?: ReactNode;
}

/** A list: a line for each row, its head named as such; cards on narrow screens. */
export function ListTable<Row>({ rows, columns, rowKey, rowClass, caption }: Props<Row>) {
  const marked = columns.findIndex(({ head }) => head);
  const heading = marked === -1 ? 0 : marked;
  return (
    <div className="table-frame">
      <table className="table table-cards">
        {caption !== undefined && <caption>{caption}</caption>}
        <thead>
          <tr>
            {columns.map(({ title, kind }) => (
              <th key={title} scope="col" className={kind === "numeric" ? kind : undefined}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)} className={rowClass?.(row)}>
              {columns.map((column, place) => (
                <Cell key={column.title} column={column} head={place === heading}>
                  {column.cell(row)}
                </Cell>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface CellProps {
  column: Pick<Column<never>, "title" | "kind" | "className" | "bare">;
  head: boolean;
  children: ReactNode;
}

function Cell({ column: { title, kind, className, bare }, head, children }: CellProps) {
  const classes = [kind, className].filter(Boolean).join(" ") || undefined;
  return head ? (
    <th scope="row" className={classes}>
      {children}
    </th>
  ) : (
    <td className={classes} data-label={bare ? undefined : title}>
      {children}
    </td>
  );
}
