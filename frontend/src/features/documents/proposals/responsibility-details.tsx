import { useTranslation } from "react-i18next";

import type { ContentOf } from "../types";
import { roleWords } from "./words";

export function ResponsibilityDetails({ content }: { content: ContentOf<"responsibility"> }) {
  const { t } = useTranslation();
  return (
    <>
      {content.requested && <p className="quiet">{t("documents.proposals.requested")}</p>}
      {content.agencies.length > 1 && <p>{content.agencies.join("; ")}</p>}
      <ol className="card-tasks">
        {content.tasks.map((task, index) => (
          <li key={index}>
            <strong>{roleWords(t, task.role)}</strong>: {task.quote}
            {task.partners.length > 0 && (
              <span className="quiet">
                {" "}
                ({t("documents.proposals.with", { partners: task.partners.join("; ") })})
              </span>
            )}
          </li>
        ))}
      </ol>
    </>
  );
}
