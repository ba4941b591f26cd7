import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { instantText } from "@/ui/dates";

import type { Edition } from "./types";

/** What identifies the edition: basis, who froze it when, its hash, and the editions beside it. */
export function EditionFacts({ edition }: { edition: Edition }) {
  const { t } = useTranslation();
  const { content } = edition;
  return (
    <dl className="facts panel">
      <dt>{t("editions.facts.basis")}</dt>
      <dd>{t(`editions.basis.${edition.basis}`)}</dd>
      {content.frozen_at !== null && (
        <>
          <dt>{t("editions.facts.frozenAt")}</dt>
          <dd>
            {t("editions.facts.frozen", {
              person: content.frozen_by ?? "",
              time: instantText(content.frozen_at),
            })}
          </dd>
          <dt>{t("editions.facts.hash")}</dt>
          <dd>
            <code className="hash">{edition.sha256}</code>
          </dd>
        </>
      )}
      {edition.superior && (
        <>
          <dt>{t("editions.facts.superior")}</dt>
          <dd>{edition.superior.name}</dd>
        </>
      )}
      {edition.decided_at !== null && (
        <>
          <dt>{t("editions.facts.decided")}</dt>
          <dd>
            {instantText(edition.decided_at)}
            {edition.decided_by !== null && ` · ${edition.decided_by}`}
          </dd>
        </>
      )}
      {edition.reason !== null && (
        <>
          <dt>{t("editions.reason")}</dt>
          <dd>{edition.reason}</dd>
        </>
      )}
      {edition.others.length > 0 && (
        <>
          <dt>{t("editions.facts.others")}</dt>
          <dd>
            <Others edition={edition} />
          </dd>
        </>
      )}
    </dl>
  );
}

function Others({ edition }: { edition: Edition }) {
  const { t } = useTranslation();
  return (
    <ul className="plain-list">
      {edition.others.map((other) => (
        <li key={other.id}>
          <Link to="/editions/$editionId" params={{ editionId: other.id }}>
            {t("editions.number", { number: other.number })}
          </Link>{" "}
          ({t(`editions.state.${other.state}`)}) ·{" "}
          <Link
            to="/editions/$editionId/compare/$otherId"
            params={{ editionId: edition.id, otherId: other.id }}
          >
            {t("editions.facts.compare", { number: other.number })}
          </Link>
        </li>
      ))}
    </ul>
  );
}
