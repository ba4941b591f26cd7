import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import { Choice } from "@/ui/choice";
import { TextField } from "@/ui/text-field";

import { useAddProposal } from "../api/use-proposals";
import { clauseName } from "@/ui/clause-name";
import { KINDS } from "../proposals/groups";
import type { Picked } from "../text/selection";
import type { Clause, ProposalKind } from "../types";
import { ContentForm } from "./content-form";
import { emptyDraft } from "./draft";
import { spanIn } from "./span-in";
import { SPECS } from "./specs";

interface Props {
  documentId: number;
  clauses: readonly Clause[];
  picked: Picked | undefined;
  onCancel: () => void;
  onAdded: (id: number) => void;
}

/** Something that reading did not see: at the words marked in the text, or at words of a clause that is chosen. */
export function AddForm({ documentId, clauses, picked, onCancel, onAdded }: Props) {
  const { t } = useTranslation();
  const add = useAddProposal(documentId);
  const section = useRef<HTMLElement>(null);
  const [kind, setKind] = useState<ProposalKind>("target");
  const named = clauses.filter(({ anchor }) => clauseName(anchor) !== undefined);
  const choices = named.length > 0 ? named : clauses;
  const [anchor, setAnchor] = useState(choices[0]?.anchor ?? "");
  const [words, setWords] = useState("");
  const clause = choices.find((one) => one.anchor === anchor);
  const span = picked ?? (clause && spanIn(clause, words));

  useEffect(() => section.current?.querySelector("select")?.focus(), []);

  return (
    <section ref={section} className="panel" aria-label={t("documents.add.button")}>
      <Choice
        label={t("documents.add.kind")}
        value={kind}
        options={KINDS.map((value) => ({ value, label: t(`documents.kind.${value}`) }))}
        onChange={setKind}
      />
      {picked ? (
        <p>
          {t("documents.add.at")} <q>{picked.quote.slice(0, 300)}</q>
        </p>
      ) : (
        <>
          <p className="quiet">{t("documents.add.pickHint")}</p>
          <Choice
            label={t("documents.add.clause")}
            value={anchor}
            options={choices.map(({ anchor: value, heading, text }) => ({
              value,
              label: `${clauseName(value) ?? ""} ${(heading ?? text).slice(0, 60)}`.trim(),
            }))}
            onChange={setAnchor}
          />
          <TextField
            label={t("documents.add.words")}
            hint={t("documents.add.wordsHint")}
            error={span ? undefined : t("documents.add.wordsNotFound")}
            autoComplete="off"
            value={words}
            onChange={setWords}
          />
        </>
      )}
      {span && (
        <ContentForm
          key={kind}
          kind={kind}
          begin={emptyDraft(SPECS[kind], span)}
          span={span}
          error={add.error}
          busy={add.isPending}
          step={t("documents.add.save")}
          onSave={(content) =>
            add.mutate(
              {
                start: span.start,
                end: span.end,
                content: content.kind === "citation" ? at(content, span) : content,
              },
              { onSuccess: ({ id }) => onAdded(id) },
            )
          }
          onCancel={onCancel}
        />
      )}
    </section>
  );
}

/** The words may have been marked anew since the form was begun: they are where the document is mentioned. */
const at = <T extends { mentions: unknown }>(content: T, span: Picked) => ({
  ...content,
  mentions: [{ start: span.start, end: span.end, quote: span.quote.slice(0, 2000), clause: null }],
});
