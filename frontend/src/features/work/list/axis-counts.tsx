import { useTranslation } from "react-i18next";

import type { components } from "@/api/schema";
import { ON_TIME } from "@/figures/progress-axes";
import { TIMING_LOOKS } from "@/figures/progress-looks";
import { Tag } from "@/ui/tag";

type Counted = components["schemas"]["Counted"];

/** How many are late, due soon, in time …, whatever they are by the other axis. */
export function AxisCounts({ counts }: { counts: readonly Counted[] }) {
  const { t } = useTranslation();
  if (counts.length === 0) return null;
  return (
    <ul className="tags axis-counts" aria-label={t("progress.onTimeTitle")}>
      {ON_TIME.map((onTime) => {
        const count = counts
          .filter((counted) => counted.on_time === onTime)
          .reduce((sum, counted) => sum + counted.count, 0);
        return (
          count > 0 && (
            <li key={onTime}>
              <Tag {...TIMING_LOOKS[onTime]}>
                {t(`progress.onTime.${onTime}`)}: {count}
              </Tag>
            </li>
          )
        );
      })}
    </ul>
  );
}
