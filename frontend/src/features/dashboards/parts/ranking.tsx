import { useMemo } from "react";
import { useTranslation } from "react-i18next";

import { targetText } from "@/figures/target-text";

import { isMeeting, type Part } from "../board";
import { BAR_HEIGHT, BARS_AROUND, barsOption } from "../charts/bars-option";
import type { Ranked } from "../model";
import { barOf, barWords, ends } from "./bars";
import { ChartFigure } from "./chart-figure";

/** So many bars can be told apart. */
const MOST = { page: 20, meeting: 12 };

interface Props extends Part {
  ranked: readonly Ranked[];
  selected: number | undefined;
}

/** The units below in the order of their figure. */
export function Ranking({ board, scale, ranked, selected }: Props) {
  const { t } = useTranslation();
  const { form, indicator } = board;
  const known = useMemo(
    () =>
      ranked.flatMap(
        ({ child: { unit }, figure }) => barOf(t, indicator, unit.name, figure, unit.id === selected) ?? [],
      ),
    [ranked, indicator, selected, t],
  );
  const most = isMeeting({ scale }) ? MOST.meeting : MOST.page;
  const shown = useMemo(() => ends(known, most), [known, most]);
  // Targets of units may differ; a line is drawn where they are the same.
  const targets = new Set(ranked.map(({ figure }) => figure.target_value));
  const held = targets.size === 1 ? ranked[0]?.figure : undefined;
  const target = held?.target_value ?? null;
  const words = useMemo(
    () => barWords(t, held && targetText(t, form, indicator, held)),
    [t, form, indicator, held],
  );
  const draw = useMemo(
    () => (size: Parameters<typeof barsOption>[3]) => barsOption(shown, target, words, size),
    [shown, target, words],
  );
  const title = t("dashboards.rankingOf", { subject: board.subject });
  return (
    <section aria-labelledby="ranking">
      <h3 id="ranking">{t("dashboards.ranking")}</h3>
      {known.length > most && (
        <p className="quiet">{t("dashboards.endsShown", { shown: most, count: known.length })}</p>
      )}
      {known.length === 0 ? (
        <p className="quiet">{t("dashboards.noneKnown")}</p>
      ) : (
        <ChartFigure
          board={board}
          scale={scale}
          title={title}
          label={title}
          draw={draw}
          height={BARS_AROUND + shown.length * BAR_HEIGHT}
        />
      )}
    </section>
  );
}
