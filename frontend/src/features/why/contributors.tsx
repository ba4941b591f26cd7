import { useTranslation } from "react-i18next";

import { measuredText } from "@/figures/figure-text";
import { ListTable } from "@/ui/list-table";
import { paddedNumberText } from "@/ui/number-text";
import { canonical, decimal, round } from "@/figures/decimal";

import { ContributorName } from "./contributor-name";
import { contributorKey, kindOf } from "./names";
import type { Contributor, Why } from "./types";

const SHARE_PLACES = 1;

/** Everyone whose figures are in the number, the largest share first. */
export function Contributors({ why }: { why: Why }) {
  const { t } = useTranslation();
  if (why.contributors.every(({ own }) => own)) return null;
  const share = ({ share: part }: Contributor) =>
    part === null
      ? "–"
      : `${paddedNumberText(canonical(round(decimal(part), SHARE_PLACES)), SHARE_PLACES)} %`;
  return (
    <section className="section" aria-labelledby="why-contributors">
      <h2 id="why-contributors">{t("why.contributors")}</h2>
      <ListTable
        rows={why.contributors}
        rowKey={contributorKey}
        columns={[
          { title: t("why.column.unit"), cell: (row) => <ContributorName contributor={row} /> },
          {
            title: t("why.column.figure"),
            kind: "numeric",
            cell: (row) => <Said why={why} row={row} number={row.figure.number} />,
          },
          {
            title: t(why.formula.denominator ? "why.column.shareOfWhole" : "why.column.share"),
            kind: "numeric",
            cell: share,
          },
          {
            title: t("why.column.counted"),
            kind: "numeric",
            cell: ({ figure }) => `${figure.counted}/${figure.expected}`,
          },
        ]}
      />
    </section>
  );
}

interface SaidProps {
  why: Why;
  row: Pick<Contributor, "withheld">;
  number: string | null;
}

/** A number of the same indicator; what is withheld or missing says so. */
export function Said({ why, row, number }: SaidProps) {
  const { t } = useTranslation();
  if (row.withheld) return <span className="quiet">{t("why.withheld")}</span>;
  if (number === null) return <span className="quiet">{t("why.noNumber")}</span>;
  return <>{measuredText(kindOf(why), number)}</>;
}
