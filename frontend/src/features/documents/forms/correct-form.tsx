import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";

import type { Content, Proposal } from "../types";
import { ContentForm } from "./content-form";
import { draftOf } from "./draft";
import { SPECS } from "./specs";

interface Props {
  proposal: Proposal;
  error: Error | null;
  busy: boolean;
  onSave: (content: Content) => void;
  onCancel: () => void;
}

/** What was read, to be mended and thereby confirmed. */
export function CorrectForm({ proposal, error, busy, onSave, onCancel }: Props) {
  const { t } = useTranslation();
  const place = useRef<HTMLDivElement>(null);
  const { kind, content, start, end, quote } = proposal;

  useEffect(() => {
    place.current?.querySelector<HTMLElement>("input, select, textarea")?.focus();
  }, []);
  useEffect(() => {
    const form = place.current;
    const leave = (event: KeyboardEvent) => {
      if (event.key === "Escape" && !event.isComposing) onCancel();
    };
    form?.addEventListener("keydown", leave);
    return () => form?.removeEventListener("keydown", leave);
  }, [onCancel]);

  return (
    <div ref={place}>
      <ContentForm
        kind={kind}
        begin={draftOf(SPECS[kind], content)}
        span={{ start: start ?? 0, end: end ?? 0, quote: quote ?? "" }}
        error={error}
        busy={busy}
        step={t("documents.forms.saveAndConfirm")}
        onSave={onSave}
        onCancel={onCancel}
      />
    </div>
  );
}
