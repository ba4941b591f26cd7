import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { daysText } from "./days-text";
import type { Body, BodyRef } from "./types";

export function BodyFacts({ body }: { body: Body }) {
  const { t } = useTranslation();
  const { tasks, documents, people } = body.uses;
  return (
    <section className="panel" aria-label={t("bodies.facts")}>
      <dl className="facts">
        <dt>{t("bodies.unit")}</dt>
        <dd>{body.unit.name}</dd>
        <dt>{t("bodies.kindLabel")}</dt>
        <dd>{t(`bodies.kind.${body.kind}`)}</dd>
        <dt>{t("bodies.sector")}</dt>
        <dd>{body.sector ?? t("common.none")}</dd>
        <dt>{t("bodies.inBeing")}</dt>
        <dd>{daysText(t, body.valid_from, body.valid_to)}</dd>
        <Bodies label={t("bodies.parent")} bodies={body.parent ? [body.parent] : []} />
        <Bodies label={t("bodies.parts")} bodies={body.parts} />
        <Bodies label={t("bodies.predecessors")} bodies={body.predecessors} />
        <dt>{t("bodies.usedIn")}</dt>
        <dd>
          {[
            tasks === null ? undefined : t("bodies.uses.tasks", { count: tasks }),
            documents === null ? undefined : t("bodies.uses.documents", { count: documents }),
            t("bodies.uses.people", { count: people }),
            ...body.groups.map((group) => t("bodies.uses.group", { phrase: group.phrase })),
          ]
            .filter(Boolean)
            .join(" · ")}
        </dd>
        <dt>{t("bodies.source")}</dt>
        <dd>{body.source}</dd>
      </dl>
    </section>
  );
}

function Bodies({ label, bodies }: { label: string; bodies: readonly BodyRef[] }) {
  if (bodies.length === 0) return null;
  return (
    <>
      <dt>{label}</dt>
      <dd>
        <ul className="plain-list">
          {bodies.map(({ id, name }) => (
            <li key={id}>
              <Link to="/bodies/$bodyId" params={{ bodyId: id }}>
                {name}
              </Link>
            </li>
          ))}
        </ul>
      </dd>
    </>
  );
}
