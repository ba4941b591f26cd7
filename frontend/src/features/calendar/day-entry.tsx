import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { useLanguage } from "@/locales/use-language";
import { DoneTag } from "@/figures/progress-tags";

import { DAY_LOOKS } from "./day-looks";
import type { Day } from "./types";

interface Props {
  item: Day;
  /** With everything that is known about it. */
  whole?: boolean;
  /** For how many bodies it stands. */
  bodies?: number;
}

/** One thing of a day: what kind it is, its words, and the way to it. */
export function DayEntry({ item, whole = false, bodies = 1 }: Props) {
  const { t } = useTranslation();
  const { tone, icon: Icon } = DAY_LOOKS[item.kind];
  return (
    <div className="day-entry">
      <span className={`day-mark tag-${tone}`}>
        <Icon aria-hidden />
        <span>{t(`calendar.kind.${item.kind}`)}</span>
      </span>
      <DayLink item={item} />
      {whole && item.detail !== null && <span className="quiet">{item.detail}</span>}
      {bodies > 1 && <span className="quiet">{t("calendar.bodies", { count: bodies })}</span>}
      {item.done !== null && bodies === 1 && (
        <span>
          <DoneTag done={item.done} />
        </span>
      )}
    </div>
  );
}

function DayLink({ item }: { item: Day }) {
  const language = useLanguage();
  const words = language === "en" ? item.title_en : item.title_vi;
  const { matrix_id: matrixId, assignment_id: assignmentId, document_id: documentId, form_id: formId } = item;
  if (matrixId !== null && assignmentId !== null)
    return (
      <Link
        to="/matrices/$matrixId/progress/$assignmentId"
        params={{ matrixId, assignmentId }}
        search={{ body: item.body_id ?? undefined }}
      >
        {words}
      </Link>
    );
  if (documentId !== null)
    return (
      <Link to="/documents/$documentId" params={{ documentId }}>
        {words}
      </Link>
    );
  if (formId !== null)
    return (
      <Link to="/forms/$formId" params={{ formId }}>
        {words}
      </Link>
    );
  return <span>{words}</span>;
}
