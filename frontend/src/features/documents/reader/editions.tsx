import { Link } from "@tanstack/react-router";
import { Button } from "antd";
import { useTranslation } from "react-i18next";

import { usePick } from "@/locales/use-language";
import { instantText } from "@/ui/dates";

import type { DocumentDetail, Edition } from "../types";
import { useDownload } from "./use-download";

/** Every edition of the text with its file and what reading it remarked; the newest is the one shown. */
export function Editions({ document }: { document: DocumentDetail }) {
  const { t } = useTranslation();
  const take = useDownload();
  if (document.editions.length === 0) return null;
  return (
    <section aria-labelledby="editions" className="section">
      <h3 id="editions">{t("documents.editions.title", { count: document.editions.length })}</h3>
      <ul className="plain-list">
        {document.editions.map((edition) => (
          <li key={edition.edition}>
            <Link
              to="/documents/$documentId"
              params={{ documentId: document.id }}
              search={{ edition: edition.edition }}
              resetScroll={false}
            >
              {t("documents.editions.number", { number: edition.edition })}
            </Link>
            <span className="quiet"> · {instantText(edition.made_at)}</span>
            {edition.reason !== null && ` · ${edition.reason}`}{" "}
            {edition.file && (
              <Button
                size="small"
                onClick={() =>
                  take.start(`/api/v1/documents/${document.id}/file?edition=${edition.edition}`, "van-ban")
                }
              >
                {t("documents.editions.file", { name: edition.file.name })}
              </Button>
            )}
            <Notes edition={edition} />
          </li>
        ))}
      </ul>
      {take.message}
    </section>
  );
}

function Notes({ edition }: { edition: Edition }) {
  const pick = usePick();
  const notes = (edition.file?.notes ?? []).flatMap(({ text_vi: vi, text_en: en }) =>
    typeof vi === "string" && typeof en === "string" ? [pick(vi, en)] : [],
  );
  if (notes.length === 0) return null;
  return (
    <ul className="quiet">
      {notes.map((note) => (
        <li key={note}>{note}</li>
      ))}
    </ul>
  );
}
