import { Button } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";

import type { Tagged } from "@/api/client";
import { AskForm } from "@/ui/ask-form";
import { Notice } from "@/ui/notice";
import { TextField } from "@/ui/text-field";

import { useSave } from "./api/use-change";
import { useSignatory } from "./signatory";
import { SignatoryFields } from "./signatory-fields";
import type { Edition, Report } from "./types";

type Section = Report["sections"][number];

const linesOf = (text: string) =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);

interface Props {
  tagged: Tagged<Edition>;
  /** Told whenever something is typed that is not saved, and when it is. */
  onUnsaved: (unsaved: boolean) => void;
}

/** Issuer, sections, recipients and who signs; kept all together. */
export function NarrativeForm({ tagged, onUnsaved }: Props) {
  const { t } = useTranslation();
  const save = useSave(tagged);
  const { report } = tagged.body.content;
  const [sections, setSections] = useState<readonly Section[]>(report.sections);
  const [recipients, setRecipients] = useState(report.recipients.join("\n"));
  const [issuer, setIssuer] = useState(report.issuer.join("\n"));
  const [symbol, setSymbol] = useState(report.symbol);
  const [place, setPlace] = useState(report.place);
  const signing = useSignatory(report.signatory);
  const { signatory: typed, first, last } = signing;
  const said = JSON.stringify([sections, recipients, issuer, symbol, place, typed, first, last]);
  const [saved, setSaved] = useState(said);
  useEffect(() => {
    onUnsaved(said !== saved);
    return () => onUnsaved(false);
  }, [said, saved, onUnsaved]);
  const put = (at: number, next: Partial<Section>) =>
    setSections(sections.map((one, index) => (index === at ? { ...one, ...next } : one)));

  const send = () => {
    const signatory = signing.take();
    if (signatory === undefined) return;
    const written = {
      sections: sections.filter(({ title }) => title.trim() !== ""),
      recipients: linesOf(recipients),
      issuer: linesOf(issuer),
      symbol: symbol.trim(),
      place: place.trim(),
      signatory,
    };
    save.mutate({ report: written }, { onSuccess: () => setSaved(said) });
  };

  return (
    <AskForm error={save.error} rest={save.error ?? undefined} onSubmit={send}>
      <TextField
        label={t("editions.report.issuer")}
        hint={t("editions.report.issuerHint")}
        kind="lines"
        value={issuer}
        onChange={setIssuer}
      />
      <TextField
        label={t("editions.report.symbol")}
        hint={t("editions.report.symbolHint")}
        maxLength={50}
        value={symbol}
        onChange={setSymbol}
      />
      <TextField label={t("editions.report.place")} maxLength={100} value={place} onChange={setPlace} />
      {sections.map(({ title, text }, at) => (
        <div key={at} className="narrative">
          <TextField
            label={t("editions.report.sectionTitle", { number: at + 1 })}
            value={title}
            maxLength={200}
            onChange={(next) => put(at, { title: next })}
          />
          <TextField
            label={t("editions.report.sectionText", { number: at + 1 })}
            kind="lines"
            maxLength={20_000}
            value={text}
            onChange={(next) => put(at, { text: next })}
          />
          <button
            type="button"
            className="link-button"
            onClick={() => setSections(sections.filter((_, index) => index !== at))}
          >
            {t("editions.report.drop", { number: at + 1 })}
          </button>
        </div>
      ))}
      <div className="actions">
        <Button onClick={() => setSections([...sections, { title: "", text: "" }])}>
          {t("editions.report.add")}
        </Button>
      </div>
      <TextField
        label={t("editions.report.recipients")}
        hint={t("editions.report.recipientsHint")}
        kind="lines"
        value={recipients}
        onChange={setRecipients}
      />
      <SignatoryFields state={signing} />
      <div aria-live="polite">
        {save.isSuccess && said === saved && <Notice tone="good">{t("editions.report.saved")}</Notice>}
      </div>
      <div className="actions">
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {t("editions.report.step")}
        </Button>
      </div>
    </AskForm>
  );
}
