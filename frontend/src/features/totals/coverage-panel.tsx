import { Link } from "@tanstack/react-router";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";

import type { Totals } from "@/api/types";
import { CoverageBar } from "@/figures/coverage-bar";
import { DemoTag } from "@/figures/demo-tag";
import { StateTag } from "@/figures/state-tag";
import { dayText, instantText } from "@/ui/dates";
import { matches } from "@/ui/fold";

/** How many of those asked are in the figures, who is not, and when the figures were read. */
export function CoveragePanel({ totals }: { totals: Totals }) {
  const { t } = useTranslation();
  const { expected, counted, missing } = totals.coverage;
  return (
    <section className="panel coverage" aria-labelledby="coverage">
      <div className="panel-head">
        <h2 id="coverage">
          {t("totals.counted", { counted, expected })}
          {missing.length > 0 && `, ${t("totals.missing", { count: missing.length })}`}
        </h2>
        {totals.demo && <DemoTag />}
      </div>
      <CoverageBar counted={counted} expected={expected} />
      <p className="quiet">
        {t("totals.asOf", { time: instantText(totals.as_of) })} · {t("totals.basis")} ·{" "}
        {t("totals.tree", { day: dayText(totals.tree_on) })}
      </p>
      {missing.length > 0 && <Missing missing={missing} />}
    </section>
  );
}

function Missing({ missing }: { missing: Totals["coverage"]["missing"] }) {
  const { t } = useTranslation();
  const id = useId();
  const [open, setOpen] = useState(false);
  return (
    <div>
      <button
        type="button"
        className="link-button"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        {t(open ? "totals.hideMissing" : "totals.showMissing", { count: missing.length })}
      </button>
      <ul id={id} className="missing" hidden={!open}>
        {missing.map(({ body, unit, state, submission_id }) => (
          <li key={body.id}>
            {submission_id === null ? (
              body.name
            ) : (
              <Link to="/submissions/$submissionId" params={{ submissionId: submission_id }}>
                {body.name}
              </Link>
            )}
            {!matches(body.name, unit.name) && <span className="quiet"> · {unit.name}</span>}{" "}
            <StateTag state={state} />
          </li>
        ))}
      </ul>
    </div>
  );
}
