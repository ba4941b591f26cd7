import { ArrowDownOutlined, ArrowUpOutlined, MinusOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";

import { targetOf } from "@/figures/target-text";
import { Tag } from "@/ui/tag";

import type { Figure } from "../api/types";
import type { Board } from "../board";
import { changeSaid } from "../figure-said";
import { courseOf, isBetter } from "../model";

const ICONS = { up: ArrowUpOutlined, down: ArrowDownOutlined, same: MinusOutlined } as const;

interface Props {
  board: Board;
  figure: Figure;
  indicator: Board["indicator"];
}

/** What changed since the period before, and where a target says so, whether that is for the better. */
export function Trend({ board, figure, indicator }: Props) {
  const { t } = useTranslation();
  if (figure.change === null)
    return <span className="quiet">{t(`dashboards.noTrend.${whyNone(board, figure)}`)}</span>;
  const course = courseOf(figure.change);
  const better = isBetter(course, targetOf(board.form, figure)?.comparator);
  const verdict = better === undefined ? "" : `, ${t(better ? "dashboards.better" : "dashboards.worse")}`;
  const tone = better === undefined ? "neutral" : better ? "good" : "warning";
  return (
    <Tag tone={tone} icon={ICONS[course]}>
      {changeSaid(t, indicator, figure.change)}
      {verdict}
    </Tag>
  );
}

/** No period before, one whose figure meant another thing, or one without a figure. */
function whyNone({ own }: Board, figure: Figure): "first" | "definition" | "unknown" {
  if (own.periods[0]?.code === figure.period) return "first";
  const changed = own.breaks.some(
    ({ period, indicator_id }) => period === figure.period && indicator_id === figure.indicator_id,
  );
  return changed ? "definition" : "unknown";
}
