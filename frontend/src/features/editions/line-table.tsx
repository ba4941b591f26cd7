import { useTranslation } from "react-i18next";

import { measuredText } from "@/figures/figure-text";
import { numberText } from "@/ui/number-text";
import { ListTable } from "@/ui/list-table";

import { MARK, Marked } from "./marked";
import { indicatorOf, keyOf, useCellName } from "./names";
import type { Content, Line } from "./types";

/** Sum, the unit's own adjustment and the result, side by side and never mixed. */
export function LineTable({ content }: { content: Content }) {
  const { t } = useTranslation();
  const nameOf = useCellName(content);
  const said = (line: Line, number: string | null) => {
    const indicator = indicatorOf(content, line);
    const text =
      number === null || !indicator ? (
        <span className="quiet">{t("editions.lines.none")}</span>
      ) : (
        measuredText(indicator, number)
      );
    return <Marked withheld={line.withheld}>{text}</Marked>;
  };
  return (
    <section className="section" aria-labelledby="lines">
      <h2 id="lines">{t("editions.lines.title")}</h2>
      <ListTable
        rows={content.lines.filter(({ expected }) => expected > 0)}
        rowKey={keyOf}
        columns={[
          {
            title: t("editions.column.indicator"),
            cell: (line) => (
              <>
                {nameOf(line)} <span className="quiet">({indicatorOf(content, line)?.measure_unit})</span>
              </>
            ),
          },
          {
            title: t("editions.column.sum"),
            kind: "numeric",
            cell: (line) => <Sum line={line}>{said(line, line.sum.number)}</Sum>,
          },
          {
            title: t("editions.column.adjustment"),
            kind: "numeric",
            cell: (line) => (line.adjustment === null ? "–" : signed(line.adjustment)),
          },
          {
            title: t("editions.column.result"),
            kind: "numeric",
            cell: (line) => <strong className="number">{said(line, line.result.number)}</strong>,
          },
          {
            title: t("editions.column.counted"),
            kind: "numeric",
            cell: (line) => (
              <>
                {line.counted}/{line.expected}
                {!!line.withheld && (
                  <span className="quiet"> · {t("editions.lines.withheld", { count: line.withheld })}</span>
                )}
              </>
            ),
          },
        ]}
      />
      {content.lines.some(({ withheld }) => withheld) && (
        <p className="quiet">{t("editions.lines.withheldMeans", { mark: MARK })}</p>
      )}
    </section>
  );
}

/** A ratio shows what it divides. */
function Sum({ line, children }: { line: Line; children: React.ReactNode }) {
  const { numerator, denominator } = line.sum;
  return (
    <span className="number">
      {children}
      {numerator !== null && denominator !== null && (
        <span className="quiet">
          {" "}
          ({numberText(numerator)} / {numberText(denominator)})
        </span>
      )}
    </span>
  );
}

export const signed = (amount: string) =>
  amount.startsWith("-") ? `−${numberText(amount.slice(1))}` : `+${numberText(amount)}`;
