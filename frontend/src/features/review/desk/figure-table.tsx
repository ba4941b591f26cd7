import { MessageFilled, WarningFilled } from "@ant-design/icons";
import { Input } from "antd";
import { useTranslation } from "react-i18next";

import { Figure } from "@/figures/figure";
import { type Column, ListTable } from "@/ui/list-table";
import { numberText } from "@/ui/number-text";
import { Tag } from "@/ui/tag";

import { CellName, useCellName } from "./cell-name";
import type { DeskRow } from "./rows";

interface Props {
  rows: readonly DeskRow[];
  previous: string | undefined;
  /** Reasons to mend single values, by key; undefined where the reader gives nothing back. */
  reasons: ReadonlyMap<string, string> | undefined;
  onReason: (key: string, text: string) => void;
}

/** Now beside last, with what the checks say, how it was explained, and a place for a reason to mend it. */
export function FigureTable({ rows, previous, reasons, onReason }: Props) {
  const { t } = useTranslation();
  const name = useCellName();
  const columns: Column<DeskRow>[] = [
    {
      title: t("review.desk.figure"),
      cell: ({ indicator, cell }) => <CellName indicator={indicator} cell={cell} />,
    },
    {
      title: previous ?? t("review.desk.last"),
      kind: "numeric",
      cell: ({ indicator, last }) => (previous ? <Figure indicator={indicator} value={last} /> : "–"),
    },
    {
      title: t("review.desk.now"),
      kind: "numeric",
      cell: ({ indicator, now }) => <Figure indicator={indicator} value={now} />,
    },
    {
      title: t("review.desk.change"),
      kind: "numeric",
      cell: ({ change }) =>
        change === undefined ? "–" : `${change.startsWith("-") ? "" : "+"}${numberText(change)}`,
    },
    { title: t("review.desk.warnings"), cell: (row) => <Warnings row={row} /> },
  ];
  if (reasons)
    columns.push({
      title: t("review.return.cellReason"),
      cell: ({ key, indicator, cell }) => (
        <Input
          aria-label={t("review.return.cellReasonOf", { name: name(indicator, cell) })}
          maxLength={2000}
          value={reasons.get(key) ?? ""}
          onChange={(event) => onReason(key, event.target.value)}
        />
      ),
    });
  return (
    <ListTable
      rows={rows}
      columns={columns}
      rowKey={({ key }) => key}
      rowClass={({ findings }) => (findings.length > 0 ? "desk-unlikely" : undefined)}
    />
  );
}

function Warnings({ row: { findings, explanations, cell } }: { row: DeskRow }) {
  const { t } = useTranslation();
  if (findings.length === 0 && cell.open_comments === 0) return <span className="quiet">–</span>;
  return (
    <div className="desk-warnings">
      {findings.map(({ kind }) => (
        <Tag key={kind} tone="warning" icon={WarningFilled}>
          {t(`review.check.${kind}`, { defaultValue: kind })}
        </Tag>
      ))}
      {explanations.map(({ kind, text, user_name }) => (
        <p key={kind}>
          {t("review.desk.explained", { text })}
          {user_name !== null && <span className="quiet"> · {user_name}</span>}
        </p>
      ))}
      {cell.open_comments > 0 && (
        <Tag tone="info" icon={MessageFilled}>
          {t("review.queue.mark.comments", { count: cell.open_comments })}
        </Tag>
      )}
    </div>
  );
}
