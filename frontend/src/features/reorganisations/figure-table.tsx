import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";

import { ListTable } from "@/ui/list-table";

import { figureWords } from "./figure-words";
import type { FigurePreview, FigureSide } from "./types";

/** The latest figures of the units on the map of before and on the one of after, and the total of both. */
export function FigureTable({ figures }: { figures: readonly FigurePreview[] }) {
  const { t, i18n } = useTranslation();
  if (figures.length === 0) return <p>{t("reorganisations.found.noneReported")}</p>;
  return (
    <ListTable
      rows={figures}
      rowKey={({ form, period, indicator_id }) => `${form} ${period} ${indicator_id}`}
      columns={[
        {
          title: t("reorganisations.found.indicator"),
          cell: (row) => (i18n.language === "en" ? row.name_en : row.name_vi),
        },
        { title: t("reorganisations.found.period"), cell: ({ period }) => period },
        {
          title: t("reorganisations.found.before"),
          cell: (row) => <Sides row={row} side="before" />,
        },
        {
          title: t("reorganisations.found.after"),
          cell: (row) => <Sides row={row} side="after" />,
        },
        { title: t("reorganisations.found.total"), cell: (row) => totalWords(t, row) },
      ]}
    />
  );
}

function Sides({ row, side }: { row: FigurePreview; side: FigureSide["side"] }) {
  const { t } = useTranslation();
  const here = row.sides.filter((one) => one.side === side);
  return (
    <ul className="plain">
      {here.map((one) => (
        <li key={one.unit.code}>
          {t("reorganisations.found.unitFigure", { name: one.unit.name, figure: figureWords(t, row, one) })}{" "}
          <span className="quiet">{t("reorganisations.found.coverage", { ...one })}</span>
        </li>
      ))}
    </ul>
  );
}

function totalWords(t: TFunction, row: FigurePreview): string {
  const [before, after] = [row.total_before, row.total_after].map((total) => figureWords(t, row, total));
  return before === after
    ? t("reorganisations.found.same", { figure: before })
    : t("reorganisations.found.differs", { before, after });
}
