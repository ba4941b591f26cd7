import { Button } from "antd";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";

import { ProblemError } from "@/api/problem";
import { AskForm } from "@/ui/ask-form";

import type { Content, ProposalKind } from "../types";
import { ContentFields } from "./content-fields";
import { type Draft, type Faults, readDraft, type Span } from "./draft";
import { SPECS } from "./specs";

interface Props {
  kind: ProposalKind;
  begin: Draft;
  span: Span;
  error: Error | null;
  busy: boolean;
  step: string;
  onSave: (content: Content) => void;
  onCancel: () => void;
  children?: ReactNode;
}

const NO_FAULTS: Faults = new Map();

/** A content to be filled in or mended; it is looked at when it is sent. Escape leaves it. */
export function ContentForm({ kind, begin, span, error, busy, step, onSave, onCancel, children }: Props) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(begin);
  const [faults, setFaults] = useState(NO_FAULTS);
  const refused = fieldsOf(error, kind);

  const send = () => {
    const read = readDraft(kind, draft);
    setFaults(read.ok ? NO_FAULTS : read.faults);
    if (read.ok) onSave(read.content);
  };

  return (
    <AskForm error={error} rest={error && refused.size === 0 ? error : undefined} onSubmit={send}>
      {children}
      <ContentFields
        fields={SPECS[kind]}
        draft={draft}
        onChange={setDraft}
        errorAt={(path) => {
          const fault = faults.get(path);
          return fault ? t(`documents.forms.fault.${fault}`) : refused.get(path);
        }}
        span={span}
      />
      <div className="actions">
        <Button type="primary" htmlType="submit" loading={busy}>
          {step}
        </Button>
        <Button onClick={onCancel}>{t("common.cancel")}</Button>
      </div>
    </AskForm>
  );
}

/** What the service says about fields of the content, by their paths: `/content/target/values/0/value`. */
function fieldsOf(error: Error | null, kind: ProposalKind): ReadonlyMap<string, string> {
  if (!(error instanceof ProblemError)) return new Map();
  const begin = new RegExp(`^/content/(?:${kind}/)?`);
  return new Map(
    error.fields
      .filter(({ pointer }) => begin.test(pointer))
      .map(({ pointer, detail }) => [pointer.replace(begin, ""), detail]),
  );
}
