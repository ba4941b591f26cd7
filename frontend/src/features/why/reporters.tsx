import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { Figure } from "@/figures/figure";
import { StateTag } from "@/figures/state-tag";
import { usePick } from "@/locales/use-language";
import { instantText } from "@/ui/dates";

import { kindOf } from "./names";
import type { Cell, Reporter, Why } from "./types";

/** The bodies of the unit itself, each with the figure it gave, and who entered it. */
export function Reporters({ why }: { why: Why }) {
  const { t } = useTranslation();
  if (why.reporters.length === 0) return null;
  return (
    <section className="section" aria-labelledby="why-reporters">
      <h2 id="why-reporters">{t("why.reporters", { unit: why.unit.name })}</h2>
      <ul className="why-reporters">
        {why.reporters.map((reporter) => (
          <li key={reporter.body.id} className="panel">
            <ReporterHead reporter={reporter} />
            {reporter.cells.length === 0 && <p className="quiet">{t("why.noCell")}</p>}
            {reporter.cells.map((cell) => (
              <CellFacts key={`${cell.indicator_id}.${cell.category_id}`} why={why} cell={cell} />
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}

function ReporterHead({ reporter: { body, state, accepted, submission_id } }: { reporter: Reporter }) {
  const { t } = useTranslation();
  return (
    <div className="panel-head">
      <h3>{body.name}</h3>
      <p className="tags">
        <StateTag state={state} />
        <span>{t(accepted ? "why.inNumber" : "why.notInNumber")}</span>
      </p>
      {submission_id !== null && (
        <p className="tags">
          <Link to="/submissions/$submissionId" params={{ submissionId: submission_id }}>
            {t("why.openReport")}
          </Link>
          <Link
            to="/submissions/$submissionId"
            params={{ submissionId: submission_id }}
            search={{ panel: "history" }}
          >
            {t("why.openHistory")}
          </Link>
        </p>
      )}
    </div>
  );
}

/** One entered figure: what it is, who entered it, when, through which token, and why. */
function CellFacts({ why, cell }: { why: Why; cell: Cell }) {
  const { t } = useTranslation();
  const who = cell.user_name ?? cell.client_id ?? t("why.whoUnknown");
  return (
    <div className="why-cell">
      <p>
        <CellName why={why} cell={cell} />:{" "}
        <strong>
          {cell.withheld ? (
            t("why.withheld")
          ) : (
            <Figure
              indicator={why.formula.denominator ? { kind: "count", measure_unit: "" } : kindOf(why)}
              value={cell.status === null ? undefined : { status: cell.status, number: cell.number }}
            />
          )}
        </strong>
      </p>
      <p className="quiet">
        {t("why.entered", { who, when: instantText(cell.entered_at), version: cell.version })}
        {cell.behalf && ` · ${t("why.behalf")}`}
        {cell.client_id !== null &&
          cell.user_name !== null &&
          ` · ${t("why.client", { client: cell.client_id })}`}
        {cell.token_id !== null && ` · ${t("why.token", { token: cell.token_id })}`}
      </p>
      {cell.reason !== null && <p className="reason">{t("why.reason", { reason: cell.reason })}</p>}
    </div>
  );
}

function CellName({ why: { formula, ...why }, cell }: { why: Why; cell: Cell }) {
  const pick = usePick();
  const part = [formula.numerator, formula.denominator].find(
    (one) => one?.indicator_id === cell.indicator_id && one.category_id === cell.category_id,
  );
  return <>{part ? pick(part.name_vi, part.name_en) : pick(why.name_vi, why.name_en)}</>;
}
