import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { Tagged } from "@/api/client";
import { AskForm } from "@/ui/ask-form";
import { Notice } from "@/ui/notice";
import { TextField } from "@/ui/text-field";

import { useSave } from "./api/use-change";
import type { Edition, Report } from "./types";

type Section = Report["sections"][number];

const linesOf = (text: string) =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);

/** Sections, recipients and who signs; kept all together. */
export function NarrativeForm({ tagged }: { tagged: Tagged<Edition> }) {
  const { t } = useTranslation();
  const save = useSave(tagged);
  const { report } = tagged.body.content;
  const [sections, setSections] = useState<readonly Section[]>(report.sections);
  const [recipients, setRecipients] = useState(report.recipients.join("\n"));
  const [signer, setSigner] = useState(report.signer_title);
  const put = (place: number, next: Partial<Section>) =>
    setSections(sections.map((one, at) => (at === place ? { ...one, ...next } : one)));

  const send = () =>
    save.mutate({
      report: {
        sections: sections.filter(({ title }) => title.trim() !== ""),
        recipients: linesOf(recipients),
        signer_title: linesOf(signer).join("\n"),
      },
    });

  return (
    <AskForm error={save.error} rest={save.error ?? undefined} onSubmit={send}>
      {sections.map(({ title, text }, place) => (
        <div key={place} className="narrative">
          <TextField
            label={t("editions.report.sectionTitle", { number: place + 1 })}
            value={title}
            maxLength={200}
            onChange={(next) => put(place, { title: next })}
          />
          <TextField
            label={t("editions.report.sectionText", { number: place + 1 })}
            kind="lines"
            maxLength={20_000}
            value={text}
            onChange={(next) => put(place, { text: next })}
          />
          <button
            type="button"
            className="link-button"
            onClick={() => setSections(sections.filter((_, at) => at !== place))}
          >
            {t("editions.report.drop", { number: place + 1 })}
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
      <TextField
        label={t("editions.report.signer")}
        hint={t("editions.report.signerHint")}
        kind="lines"
        maxLength={300}
        value={signer}
        onChange={setSigner}
      />
      <div aria-live="polite">
        {save.isSuccess && <Notice tone="good">{t("editions.report.saved")}</Notice>}
      </div>
      <div className="actions">
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {t("editions.report.step")}
        </Button>
      </div>
    </AskForm>
  );
}
