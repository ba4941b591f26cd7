import { Select } from "antd";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";

import { useDebounced } from "@/ui/debounced";

import { useDocuments } from "../api/use-documents";
import { longName, shortName } from "../document-name";

interface Props {
  label: string;
  /** The document itself, which is no answer. */
  not: number;
  onChange: (documentId: number | undefined) => void;
}

/** Another document by its number, subject or issuer; the service searches. */
export function DocumentSelect({ label, not, onChange }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const [typed, setTyped] = useState("");
  const found = useDocuments({ q: useDebounced(typed, 250) || undefined });
  const options = (found.data?.pages[0]?.items ?? [])
    .filter((document) => document.id !== not)
    .map((document) => ({
      value: document.id,
      label:
        [shortName(document), document.subject].filter(Boolean).join(" · ") || (longName(document) ?? ""),
    }));
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <Select
        id={id}
        className="document-select"
        allowClear
        showSearch={{ filterOption: false, onSearch: setTyped }}
        options={options}
        loading={found.isFetching}
        notFoundContent={t("documents.noneFound")}
        onChange={(chosen: number | undefined) => onChange(chosen)}
      />
    </div>
  );
}
