import { ExclamationCircleFilled, QuestionCircleFilled } from "@ant-design/icons";
import { useTranslation } from "react-i18next";

import { Tag } from "@/ui/tag";

import type { DocumentItem } from "./types";

/** What of a document still waits for a person. */
export function OpenTags({ document }: { document: Pick<DocumentItem, "open_proposals" | "findings"> }) {
  const { t } = useTranslation();
  const { open_proposals: open, findings } = document;
  return (
    <>
      {open > 0 && (
        <Tag tone="warning" icon={QuestionCircleFilled}>
          {t("documents.openProposals", { count: open })}
        </Tag>
      )}
      {findings > 0 && (
        <Tag tone="bad" icon={ExclamationCircleFilled}>
          {t("documents.findings", { count: findings })}
        </Tag>
      )}
    </>
  );
}
