import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { matches } from "@/ui/fold";
import { Notice } from "@/ui/notice";

import type { AcceptResult } from "../types";

/** How many were accepted, and each that was not with the reason. */
export function Accepted({ result: { accepted, refused } }: { result: AcceptResult }) {
  const { t } = useTranslation();
  return (
    <Notice tone={refused.length > 0 ? "warning" : "good"}>
      <p className="notice-title">{t("review.queue.accepted", { count: accepted.length })}</p>
      {refused.length > 0 && (
        <>
          <p>{t("review.queue.refused", { count: refused.length })}</p>
          <ul>
            {refused.map(({ id, body, unit, detail }) => (
              <li key={id}>
                {body && unit ? (
                  <Link to="/review/$submissionId" params={{ submissionId: id }}>
                    {matches(body.name, unit.name) ? body.name : `${body.name} · ${unit.name}`}
                  </Link>
                ) : (
                  t("review.queue.outOfReach")
                )}
                : {detail}
              </li>
            ))}
          </ul>
        </>
      )}
    </Notice>
  );
}
