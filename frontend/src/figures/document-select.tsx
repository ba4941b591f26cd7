import { Select } from "antd";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";

import type { components } from "@/api/schema";
import { useDocumentSearch } from "@/api/use-document-search";
import { useDebounced } from "@/ui/debounced";
import { longName, shortName } from "@/ui/document-name";

type Document = components["schemas"]["DocumentRead"];
export type NamedDocument = Pick<Document, "id" | "type" | "number" | "issued_on" | "subject">;

interface Props {
  label: string;
  hint?: string;
  error?: string | undefined;
  value: NamedDocument | undefined;
  /** Which of those found are no answer. */
  without: (document: Document) => boolean;
  onChange: (document: NamedDocument | undefined) => void;
}

/** A document by its number, subject or issuer; the service searches. */
export function DocumentSelect({ label, hint, error, value, without, onChange }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const [typed, setTyped] = useState("");
  const found = useDocumentSearch(useDebounced(typed, 250));
  const offered: NamedDocument[] = (found.data?.items ?? []).filter((document) => !without(document));
  if (value && !offered.some((document) => document.id === value.id)) offered.unshift(value);
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {hint !== undefined && (
        <p id={`${id}-hint`} className="quiet">
          {hint}
        </p>
      )}
      <Select
        id={id}
        className="document-select"
        allowClear
        value={value?.id ?? null}
        showSearch={{ filterOption: false, onSearch: setTyped }}
        options={offered.map((document) => ({ value: document.id, label: lineOf(document) }))}
        loading={found.isFetching}
        notFoundContent={t("figures.documentNotFound")}
        status={error ? "error" : ""}
        aria-invalid={Boolean(error)}
        aria-describedby={described || undefined}
        onChange={(chosen: number | undefined) => onChange(offered.find((one) => one.id === chosen))}
      />
      {error !== undefined && (
        <p id={`${id}-error`} className="field-error" role="alert">
          {error}
        </p>
      )}
    </div>
  );
}

const lineOf = (document: NamedDocument): string =>
  [shortName(document), document.subject].filter(Boolean).join(" · ") || (longName(document) ?? "");
