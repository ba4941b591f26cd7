import type { TFunction } from "i18next";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { Notice } from "@/ui/notice";

import { FigureTable } from "./figure-table";
import type { Preview } from "./types";

/** Everything that would change, the figures on both maps with it. */
export function PreviewPanel({ found }: { found: Preview }) {
  const { t } = useTranslation();
  const { counts, lines, alters } = found;
  const replaced = new Set(lines.map(({ ended }) => ended.code));
  const heir = (name: string | null) => name ?? t("reorganisations.found.bodyEnds");
  return (
    <>
      <p>{t("reorganisations.found.counts", { ...counts })}</p>
      <p>{t("reorganisations.found.worth", { ...counts })}</p>
      <Part title={t("reorganisations.found.units")}>
        {lines.map(({ ended, begun, share }) => (
          <li key={`${ended.code} ${begun.code}`}>
            {t("reorganisations.found.becomes", {
              ended: ended.name,
              oldCode: ended.code,
              begun: begun.name,
              newCode: begun.code,
            })}
            {" · "}
            {t(`units.share.${share}`)}
          </li>
        ))}
        {found.ends
          .filter(({ code }) => !replaced.has(code))
          .map(({ code, name }) => (
            <li key={code}>{t("reorganisations.found.ends", { name, code })}</li>
          ))}
        {alters.map((one) => (
          <li key={one.before.code}>{altered(t, one)}</li>
        ))}
      </Part>
      <Part title={t("reorganisations.found.people")}>
        {found.roles.map(({ user, role, was_at, will_be_at }, place) => (
          <li key={place}>
            {t("reorganisations.found.role", {
              user,
              role: t(`access.role.${role}`),
              from: was_at,
              to: will_be_at ?? t("reorganisations.found.roleEnds"),
            })}
          </li>
        ))}
      </Part>
      <Part title={t("reorganisations.found.bodies")}>
        {found.bodies.map(({ id, name, successor }) => (
          <li key={id}>{t("reorganisations.found.body", { name, to: heir(successor) })}</li>
        ))}
      </Part>
      <Part title={t("reorganisations.found.programs")}>
        {found.programs.map(({ name, unit }) => (
          <li key={`${unit.code} ${name}`}>{name}</li>
        ))}
      </Part>
      <Part title={t("reorganisations.found.reports")}>
        {found.reports.map((report) => (
          <li key={report.submission_id}>
            {t("reorganisations.found.report", {
              unit: report.unit.name,
              period: report.period,
              answers: report.answers_after ?? t("reorganisations.found.nobody"),
              reviews: report.reviews_after ?? t("reorganisations.found.nobody"),
            })}
            {!report.asked_after && ` ${t("reorganisations.found.notAsked")}`}
          </li>
        ))}
      </Part>
      <Part title={t("reorganisations.found.targets")}>
        {found.targets.map(({ id, printed }) => (
          <li key={id}>{printed}</li>
        ))}
      </Part>
      <Part title={t("reorganisations.found.tasks")}>
        {found.tasks.map((task) => (
          <li key={`${task.id} ${task.body}`}>
            {t("reorganisations.found.task", { ...task, to: heir(task.successor) })}
          </li>
        ))}
      </Part>
      <h3>{t("reorganisations.found.figures")}</h3>
      {found.figures_shown ? (
        <>
          <p>{t("reorganisations.found.figuresNote", { name: found.responsible.name })}</p>
          <FigureTable figures={found.figures} />
        </>
      ) : (
        <Notice tone="info">{t("reorganisations.found.noFigures")}</Notice>
      )}
    </>
  );
}

/** A unit that goes on: under another name or code, or below another superior. */
function altered(t: TFunction, { before, after }: Preview["alters"][number]): string {
  if (before.name !== after.name || before.code !== after.code)
    return t("reorganisations.found.alters", {
      before: before.name,
      oldCode: before.code,
      after: after.name,
      newCode: after.code,
    });
  return t("reorganisations.found.moves", {
    name: after.name,
    code: after.code,
    from: before.parent?.name,
    to: after.parent?.name,
  });
}

function Part({ title, children }: { title: string; children: readonly ReactNode[] | ReactNode[][] }) {
  if (children.flat().length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul>{children}</ul>
    </>
  );
}
