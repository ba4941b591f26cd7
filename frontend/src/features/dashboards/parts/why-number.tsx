import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import type { Figure } from "../api/types";
import type { Board } from "../board";
import { figureSaid, gapSaid } from "../figure-said";
import { TOTAL } from "../model";

interface Props {
  board: Board;
  figure: Figure | undefined;
  /** Another indicator than the chosen one. */
  indicator?: Board["indicator"];
  /** Another unit than that of the page. */
  unit?: number;
}

/** A number that leads to why it is what it is; of another map nobody keeps an account. */
export function WhyNumber({ board, figure, indicator = board.indicator, unit = board.asked.unit }: Props) {
  const { t } = useTranslation();
  const said = figureSaid(t, indicator, figure);
  if (!figure || gapSaid(t, figure) !== undefined) return <span className="quiet">{said}</span>;
  if (board.asked.geography !== undefined) return <span className="number">{said}</span>;
  const { form_id: form, period, category_id: category } = figure;
  return (
    <Link
      to="/totals/why"
      className="number"
      search={{
        form,
        period,
        unit,
        indicator: indicator.id,
        category: category === TOTAL ? undefined : category,
      }}
      title={t("totals.why")}
    >
      {said}
    </Link>
  );
}
