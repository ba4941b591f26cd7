import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { problemAt, unplaced } from "@/api/field-problems";
import { isProblem } from "@/api/problem";
import { AskForm } from "@/ui/ask-form";
import { readDay } from "@/ui/dates";
import { TextField } from "@/ui/text-field";

import { useCorrectDocument } from "../api/use-correct-document";
import type { DocumentDetail } from "../types";
import { BothVersions } from "./both-versions";
import { changeOf, clashes, draftOf, FACTS, type FactsDraft } from "./facts-draft";

interface Props {
  document: DocumentDetail;
  etag: string;
  onDone: () => void;
}

/** Corrects the header. Where someone else changed it meanwhile, both versions are shown and one is chosen. */
export function EditFacts({ document, etag, onDone }: Props) {
  const { t } = useTranslation();
  const correct = useCorrectDocument(document.id);
  // What the reader began from: the document may change below.
  const [begun, setBegun] = useState(() => draftOf(document));
  const [draft, setDraft] = useState(begun);
  const [dayWrong, setDayWrong] = useState(false);
  const clash = isProblem(correct.error, 412) ? clashes(begun, draft, draftOf(document)) : [];

  const save = () => {
    const wrong = draft.issued_on.trim() !== "" && readDay(draft.issued_on) === undefined;
    setDayWrong(wrong);
    if (wrong) return;
    const change = changeOf(begun, draft);
    if (change === undefined) onDone();
    else correct.mutate({ etag, change }, { onSuccess: onDone });
  };
  const takeTheirs = (names: readonly (keyof FactsDraft)[]) => {
    const now = draftOf(document);
    // What the reader did not touch follows the document; of the rest, what they choose.
    const kept = FACTS.filter((name) => draft[name] !== begun[name] && !names.includes(name));
    setBegun(now);
    setDraft({ ...now, ...Object.fromEntries(kept.map((name) => [name, draft[name]])) });
    correct.reset();
  };
  const errorOf = (name: keyof FactsDraft) =>
    name === "issued_on" && dayWrong ? t("common.dateField.invalid") : problemAt(correct.error, `/${name}`);

  return (
    <>
      {isProblem(correct.error, 412) && (
        <BothVersions names={clash} mine={draft} theirs={draftOf(document)} onSettle={takeTheirs} />
      )}
      <AskForm
        error={correct.error}
        rest={
          isProblem(correct.error, 412)
            ? undefined
            : unplaced(
                correct.error,
                FACTS.map((name) => `/${name}`),
              )
        }
        onSubmit={save}
      >
        {FACTS.map((name) => (
          <TextField
            key={name}
            kind={name === "subject" ? "lines" : "text"}
            label={t(`documents.facts.field.${name}`)}
            hint={name === "issued_on" ? t("common.dateField.hint") : undefined}
            error={errorOf(name)}
            autoComplete="off"
            className={name === "issued_on" ? "date-input" : ""}
            value={draft[name]}
            onChange={(text) => setDraft({ ...draft, [name]: text })}
          />
        ))}
        <div className="actions">
          <Button type="primary" htmlType="submit" loading={correct.isPending}>
            {t("documents.save")}
          </Button>
          <Button onClick={onDone}>{t("common.cancel")}</Button>
        </div>
      </AskForm>
    </>
  );
}
