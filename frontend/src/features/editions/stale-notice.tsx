import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { instantText } from "@/ui/dates";
import { Notice } from "@/ui/notice";

import { DifferenceList } from "./difference-list";
import type { Edition } from "./types";

/** What changed under the edition since it was frozen, and what that would make of its figures. */
export function StaleNotice({ edition }: { edition: Edition }) {
  const { t } = useTranslation();
  const { stale, stale_below: below } = edition;
  if (stale === null && below.length === 0) return null;
  return (
    <Notice tone="warning">
      {stale && (
        <>
          <p className="notice-title">{t("editions.stale.title", { time: instantText(stale.since) })}</p>
          <p>{t("editions.stale.meaning")}</p>
          <DifferenceList
            names={edition.content}
            differences={stale.differences}
            none={t("editions.stale.nothing")}
          />
        </>
      )}
      {below.length > 0 && (
        <>
          <p>{t("editions.stale.below")}</p>
          <ul>
            {below.map((one) => (
              <li key={one.id}>
                <Link to="/editions/$editionId" params={{ editionId: one.id }}>
                  {t("editions.numberOf", { number: one.number, unit: one.unit.name })}
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
    </Notice>
  );
}
