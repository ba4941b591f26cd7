import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { measuredText } from "@/figures/figure-text";
import { instantText } from "@/ui/dates";
import { Loaded } from "@/ui/loaded";

import { useLastEdition } from "./api/use-last-edition";
import { kindOf } from "./names";
import type { Asked, Edition, Why } from "./types";

/** What the unit last froze as its figure, what it added of its own, and what has changed under it since. */
export function LastEdition({ asked, why }: { asked: Asked; why: Why }) {
  const { t } = useTranslation();
  const query = useLastEdition(asked);
  return (
    <section className="section" aria-labelledby="why-edition">
      <h2 id="why-edition">{t("why.edition.title")}</h2>
      <Loaded query={query} lines={2}>
        {(edition) => (edition ? <Frozen edition={edition} why={why} /> : <p>{t("why.edition.none")}</p>)}
      </Loaded>
    </section>
  );
}

function Frozen({ edition, why }: { edition: Edition; why: Why }) {
  const { t } = useTranslation();
  const isCell = (key: { indicator_id: number; category_id: number }) =>
    key.indicator_id === why.indicator_id && key.category_id === why.category_id;
  const line = edition.content.lines.find(isCell);
  const since = edition.stale?.differences.cells.find(isCell);
  const said = (number: string | null | undefined) =>
    number === null || number === undefined ? t("why.noNumber") : measuredText(kindOf(why), number);
  return (
    <>
      <p>
        <Link to="/editions/$editionId" params={{ editionId: edition.id }}>
          {t("why.edition.number", { number: edition.number })}
        </Link>
        {edition.frozen_at !== null &&
          ` · ${t("why.edition.frozen", { when: instantText(edition.frozen_at) })}`}
        {": "}
        <strong>{said(line?.result.number)}</strong>
      </p>
      {edition.content.adjustments.filter(isCell).map(({ amount, reason }) => (
        <p key={reason} className="reason">
          {t("why.edition.adjusted", { amount: said(amount), reason })}
        </p>
      ))}
      <p>
        {since
          ? t("why.edition.changed", { old: said(since.old), now: said(since.new) })
          : t("why.edition.same")}
      </p>
      {since && edition.stale && edition.stale.differences.reporters.length > 0 && (
        <ul className="plain-list">
          {edition.stale.differences.reporters.map(({ body, unit, change, submission_id }) => (
            <li key={body.id}>
              {submission_id === null ? (
                body.name
              ) : (
                <Link
                  to="/submissions/$submissionId"
                  params={{ submissionId: submission_id }}
                  search={{ panel: "history" }}
                >
                  {body.name}
                </Link>
              )}{" "}
              <span className="quiet">
                · {unit.name} · {t(`why.edition.${change}`)}
              </span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
