import { useTranslation } from "react-i18next";

import type { ReporterPage, State } from "@/api/types";
import { STATES, StateTag } from "@/figures/state-tag";

interface Props {
  counts: ReporterPage["counts"];
  state: State | undefined;
  onChange: (state: State | undefined) => void;
}

/** How many reports are in each state; pressing one shows only those. */
export function StateFilter({ counts, state, onChange }: Props) {
  const { t } = useTranslation();
  const all = STATES.reduce((sum, name) => sum + counts[name], 0);
  return (
    <div className="state-filter" role="group" aria-label={t("review.states")}>
      <button type="button" aria-pressed={state === undefined} onClick={() => onChange(undefined)}>
        {t("review.all")} <strong className="number">{all}</strong>
      </button>
      {STATES.map((name) => (
        <button
          key={name}
          type="button"
          aria-pressed={state === name}
          onClick={() => onChange(state === name ? undefined : name)}
        >
          <StateTag state={name} /> <strong className="number">{counts[name]}</strong>
        </button>
      ))}
    </div>
  );
}
