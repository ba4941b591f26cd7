import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

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
            {refused.map(({ id, detail }) => (
              <li key={id}>
                <Link to="/review/$submissionId" params={{ submissionId: id }}>
                  {t("review.queue.report", { id })}
                </Link>
                : {detail}
              </li>
            ))}
          </ul>
        </>
      )}
    </Notice>
  );
}
