import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import type { ChildTotal, Indicator, TotalRow } from "@/api/types";
import { AssessmentTag } from "@/figures/assessment-tag";
import { measuredText } from "@/figures/figure-text";
import { usePick } from "@/locales/use-language";
import { Choice } from "@/ui/choice";
import { numberText } from "@/ui/number-text";

import { NoNumber } from "./no-number";
import { type Shown, WhyLink } from "./why-link";

const route = getRouteApi("/signed-in/totals");

/** One indicator, unit by unit of the level below, down to the reporter's own submission. */
export function Drilldown(page: Shown) {
  const { totals, form } = page;
  const { t } = useTranslation();
  const pick = usePick();
  const navigate = useNavigate();
  const { indicator: wanted } = route.useSearch();
  const all = [
    ...form.ratios,
    ...form.sections.flatMap((section) => section.items.map((item) => item.indicator)),
  ];
  const offered = all.filter((item) =>
    totals.rows.some((row) => row.indicator_id === item.id && row.expected > 0),
  );
  const below = (item: Indicator) =>
    totals.children.some(
      (child) => !child.own && child.rows.some((row) => row.indicator_id === item.id && row.expected > 0),
    );
  const shown = offered.find((item) => item.id === wanted) ?? offered.find(below) ?? offered[0];
  if (!shown || totals.children.length === 0) return null;
  const ratio = shown.kind === "ratio";
  return (
    <section className="section" aria-labelledby="below">
      <h2 id="below">{t("totals.below")}</h2>
      <Choice
        label={t("totals.indicator")}
        value={`${shown.id}`}
        options={offered.map((item) => ({ value: `${item.id}`, label: pick(item.name_vi, item.name_en) }))}
        onChange={(id) =>
          void navigate({
            to: "/totals",
            search: (search) => ({ ...search, indicator: Number(id) }),
            resetScroll: false,
          })
        }
      />
      <div className="table-frame">
        <table className="table table-cards">
          <thead>
            <tr>
              <th scope="col">{t("figures.unit")}</th>
              <th scope="col" className="numeric">
                {t(ratio ? "totals.value" : "totals.sum")}
              </th>
              {ratio && (
                <th scope="col" className="numeric">
                  {t("totals.parts")}
                </th>
              )}
              {ratio && <th scope="col">{t("totals.held")}</th>}
              <th scope="col" className="numeric">
                {t("totals.countedOf")}
              </th>
            </tr>
          </thead>
          <tbody>
            {totals.children.map((child) => (
              <ChildRow key={`${child.unit.id} ${child.own}`} page={page} child={child} indicator={shown} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

interface ChildRowProps {
  page: Shown;
  child: ChildTotal;
  indicator: Indicator;
}

function ChildRow({ page, child, indicator }: ChildRowProps) {
  const { t } = useTranslation();
  const row = child.rows.find((item) => item.indicator_id === indicator.id);
  const asked = row !== undefined && row.expected > 0;
  return (
    <tr>
      <th scope="row">
        <ChildName child={child} />
      </th>
      <td
        className="numeric number"
        data-label={t(indicator.kind === "ratio" ? "totals.value" : "totals.sum")}
      >
        {!asked ? (
          <span className="quiet">{t("totals.notAsked")}</span>
        ) : row.number === null ? (
          <NoNumber withheld={row.withheld} />
        ) : (
          <Said page={page} child={child} indicator={indicator} number={row.number} />
        )}
      </td>
      {indicator.kind === "ratio" && <RatioCells row={asked ? row : undefined} />}
      <td className="numeric number" data-label={t("totals.countedOf")}>
        {asked ? `${row.counted}/${row.expected}` : "–"}
      </td>
    </tr>
  );
}

/** Why it is what it is can be asked of a unit's number; its own bodies' share of it stands in that answer. */
function Said({ page, child, indicator, number }: ChildRowProps & { number: string }) {
  const text = measuredText(indicator, number);
  if (child.own) return text;
  return (
    <WhyLink shown={page} indicator={indicator.id} unit={child.unit.id}>
      {text}
    </WhyLink>
  );
}

function RatioCells({ row }: { row: TotalRow | undefined }) {
  const { t } = useTranslation();
  return (
    <>
      <td className="numeric number" data-label={t("totals.parts")}>
        {row?.numerator && row.denominator
          ? `${numberText(row.numerator)} / ${numberText(row.denominator)}`
          : "–"}
      </td>
      <td data-label={t("totals.held")}>
        {row?.assessment ? <AssessmentTag assessment={row.assessment} /> : "–"}
      </td>
    </>
  );
}

/** A unit below leads to its totals, a single reporter to its submission. */
function ChildName({ child }: { child: ChildTotal }) {
  const { t } = useTranslation();
  const { unit, own, submission_id } = child;
  const name = own ? t("totals.ownBodies", { unit: unit.name }) : unit.name;
  if (own) {
    return submission_id === null ? (
      name
    ) : (
      <Link to="/submissions/$submissionId" params={{ submissionId: submission_id }}>
        {name}
      </Link>
    );
  }
  return (
    <>
      <Link to="/totals" search={(search) => ({ ...search, unit: unit.id })}>
        {name}
      </Link>
      {submission_id !== null && (
        <>
          {" · "}
          <Link
            to="/submissions/$submissionId"
            params={{ submissionId: submission_id }}
            aria-label={t("totals.submissionOf", { unit: unit.name })}
          >
            {t("totals.submission")}
          </Link>
        </>
      )}
    </>
  );
}
