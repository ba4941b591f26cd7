import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { useDuplicates } from "./api/use-duplicates";

/** Names of one unit that are so alike that somebody should look. */
export function Duplicates({ unitId }: { unitId: number }) {
  const { t } = useTranslation();
  const pairs = useDuplicates(unitId).data?.items ?? [];
  if (pairs.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="duplicates">
      <h2 id="duplicates">{t("bodies.duplicates.title")}</h2>
      <p>{t("bodies.duplicates.lead")}</p>
      <ul>
        {pairs.map(({ one, other, score }) => (
          <li key={`${one.id}-${other.id}`}>
            <Link to="/bodies/$bodyId" params={{ bodyId: one.id }}>
              {one.name}
            </Link>{" "}
            —{" "}
            <Link to="/bodies/$bodyId" params={{ bodyId: other.id }}>
              {other.name}
            </Link>{" "}
            <span className="quiet number">
              ({t("bodies.duplicates.alike", { share: Math.round(score * 100) })})
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
