import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import type { ReporterPage } from "@/api/types";
import { CoverageBar } from "@/figures/coverage-bar";
import { STATES, StateTag } from "@/figures/state-tag";

import type { Aggregates } from "../api/types";
import type { Board } from "../board";

export type Counts = ReporterPage["counts"];

export const totalOf = (counts: Counts): number => STATES.reduce((sum, state) => sum + counts[state], 0);

interface Props {
  board: Board;
  counts: Counts;
}

/** How many of those who report are in the figures, and where the other reports are. */
export function Coverage({ board, counts }: Props) {
  const { t } = useTranslation();
  const { form, period, unit } = board.asked;
  const all = totalOf(counts);
  if (all === 0) return <p className="quiet">{t("dashboards.nobodyAsked")}</p>;
  const others = STATES.filter((state) => state !== "accepted" && counts[state] > 0);
  return (
    <>
      <p className="coverage-line">
        <strong>{t("dashboards.accepted", { counted: counts.accepted, expected: all })}</strong>
      </p>
      <CoverageBar counted={counts.accepted} expected={all} />
      {others.length > 0 && (
        <ul className="coverage-states">
          {others.map((state) => (
            <li key={state}>
              <StateTag state={state} /> {counts[state]}
            </li>
          ))}
        </ul>
      )}
      {board.own.official && <Editions official={board.own.official} period={period} />}
      <p className="no-print">
        <Link to="/totals" search={{ form, period, unit }}>
          {t("dashboards.whoIsMissing")}
        </Link>
      </p>
    </>
  );
}

/** On which editions of the level below official figures stand. */
function Editions({ official, period }: { official: NonNullable<Aggregates["official"]>; period: string }) {
  const { t } = useTranslation();
  const editions = official.editions.filter((one) => one.period === period);
  const silent = official.silent.filter((one) => one.period === period);
  const stale = editions.filter((one) => one.stale_since !== null);
  return (
    <p>
      {t("dashboards.editions", { count: editions.length, all: editions.length + silent.length })}
      {stale.length > 0 && `; ${t("dashboards.stale", { count: stale.length })}`}
    </p>
  );
}
