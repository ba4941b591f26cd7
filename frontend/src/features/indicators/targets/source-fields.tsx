import { Button } from "antd";
import { useTranslation } from "react-i18next";

import { allows, useMe } from "@/api/me";
import { DocumentSelect } from "@/figures/document-select";
import { clauseName } from "@/ui/clause-name";
import { shortName } from "@/ui/document-name";
import { TextField } from "@/ui/text-field";

import { useClauses } from "../api/use-clauses";
import { ClauseField } from "./clause-field";
import type { TargetDraft } from "./target-draft";

interface Props {
  draft: TargetDraft;
  errorAt: (pointer: string) => string | undefined;
  onChange: (part: Partial<TargetDraft>) => void;
}

/** Which document and clause ask it: chosen among those that are here, or said in words. */
export function SourceFields({ draft, errorAt, onChange }: Props) {
  const { t } = useTranslation();
  const me = useMe();
  const reads = allows(me, "document:read");
  const clauses = useClauses(reads ? draft.document?.id : undefined);
  const chosen = clauses.data?.find(({ anchor }) => anchor === draft.clause);
  const named = (document: TargetDraft["document"], clause?: string) => {
    const place = clauseName(clause ?? null);
    return [document && shortName(document), place && t("indicators.target.clauseOf", { clause: place })]
      .filter(Boolean)
      .join(", ");
  };
  // Words that were put together here go on following the choice; words that someone wrote stay.
  const following = !draft.source.trim() || draft.source === named(draft.document, draft.clause);
  const choose = (document: TargetDraft["document"], clause: string | undefined) =>
    onChange({ document, clause, ...(following ? { source: named(document, clause) } : {}) });
  return (
    <>
      {reads && (
        <DocumentSelect
          label={t("indicators.target.documentLabel")}
          hint={t("indicators.target.documentHint")}
          error={errorAt("document_id")}
          value={draft.document}
          without={({ state }) => state === "draft"}
          onChange={(document) => choose(document, undefined)}
        />
      )}
      {draft.document && (
        <ClauseField
          clauses={clauses.data}
          value={draft.clause}
          error={errorAt("clause")}
          onChange={(clause) => choose(draft.document, clause)}
        />
      )}
      <TextField
        label={t("indicators.target.source")}
        maxLength={4000}
        value={draft.source}
        error={errorAt("source")}
        onChange={(source) => onChange({ source })}
      />
      <TextField
        label={t("indicators.target.printed")}
        kind="lines"
        maxLength={4000}
        value={draft.printed}
        error={errorAt("printed")}
        onChange={(printed) => onChange({ printed })}
      />
      {chosen && (
        <div className="actions">
          <Button onClick={() => onChange({ printed: chosen.text.trim().slice(0, 4000) })}>
            {t("indicators.target.takeWords")}
          </Button>
        </div>
      )}
    </>
  );
}
