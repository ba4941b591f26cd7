import { useTranslation } from "react-i18next";

import { figureText, measuredText } from "@/figures/figure-text";
import { periodName } from "@/figures/period-text";
import { ListTable } from "@/ui/list-table";

import { ContributorName } from "./contributor-name";
import { Said } from "./contributors";
import { contributorKey, kindOf } from "./names";
import type { Why } from "./types";

/** What moved it most since the same period a year earlier. */
export function Changes({ why }: { why: Why }) {
  const { t } = useTranslation();
  const { before, changes } = why;
  return (
    <section className="section" aria-labelledby="why-changes">
      <h2 id="why-changes">
        {before ? t("why.changes", { period: periodName(t, before) }) : t("why.changesNone")}
      </h2>
      {before === null ? <p>{t("why.noBefore")}</p> : <Whole why={why} />}
      {changes.length > 0 && before !== null && (
        <ListTable
          rows={changes}
          rowKey={contributorKey}
          columns={[
            { title: t("why.column.unit"), cell: (row) => <ContributorName contributor={row} /> },
            {
              title: periodName(t, before),
              kind: "numeric",
              cell: (row) => <Said why={why} row={row} number={row.before} />,
            },
            {
              title: periodName(t, why.period),
              kind: "numeric",
              cell: (row) => <Said why={why} row={row} number={row.figure.number} />,
            },
            { title: t("why.column.change"), kind: "numeric", cell: ({ change }) => moved(why, change) },
          ]}
        />
      )}
    </section>
  );
}

const moved = (why: Why, change: string | null) =>
  change === null ? "–" : `${change.startsWith("-") ? "" : "+"}${figureText(kindOf(why), change)}`;

/** The unit's own figure then, on which map it is read, and how far it can be held against the one of now. */
function Whole({ why }: { why: Why }) {
  const { t } = useTranslation();
  const { figure_before: then, changes } = why;
  if (then === null) return <p>{t("why.unchanged")}</p>;
  const said = (number: string | null) =>
    number === null ? t("why.noNumber") : measuredText(kindOf(why), number);
  return (
    <>
      <p>
        {then.quality === "exact"
          ? t("why.then", { number: said(then.figure.number), change: moved(why, then.change) })
          : then.quality === "bounded"
            ? t("why.thenBetween", { lower: said(then.lower), upper: said(then.upper) })
            : t("why.thenUnknown")}{" "}
        {t("why.counted", then.figure)}
      </p>
      {then.redrawn && <p className="quiet">{t("why.redrawn")}</p>}
      {changes.length === 0 && <p>{t("why.unchanged")}</p>}
    </>
  );
}
