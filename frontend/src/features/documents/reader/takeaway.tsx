import { DownloadOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";

import type { DocumentDetail } from "../types";
import { useDownload } from "./use-download";

const FORMATS = ["docx", "akn", "json"] as const;
const ENDINGS = { docx: "docx", akn: "xml", json: "json", edxml: "edxml" } as const;
const OWN_WORK = new Set<DocumentDetail["state"]>(["draft", "confirmed"]);

/** The original file, the document as this system understands it, and of an issued one the envelope to send it in. */
export function Takeaway({ document }: { document: DocumentDetail }) {
  const { t } = useTranslation();
  const take = useDownload();
  const base = `/api/v1/documents/${document.id}`;
  const formats = OWN_WORK.has(document.state) ? FORMATS : ([...FORMATS, "edxml"] as const);
  return (
    <div className="section" role="group" aria-label={t("documents.takeaway.title")}>
      <div className="actions takeaway">
        <DownloadOutlined aria-hidden />
        <span>{t("documents.takeaway.title")}:</span>
        {document.editions[0]?.file && (
          <Button size="small" disabled={take.busy} onClick={() => take.start(`${base}/file`, "van-ban")}>
            {t("documents.takeaway.original", { format: document.editions[0].file.format.toUpperCase() })}
          </Button>
        )}
        {formats.map((format) => (
          <Button
            key={format}
            size="small"
            disabled={take.busy}
            onClick={() =>
              take.start(`${base}/export?format=${format}`, `van-ban-${document.id}.${ENDINGS[format]}`)
            }
          >
            {t(`documents.takeaway.${format}`)}
          </Button>
        ))}
      </div>
      {take.message}
    </div>
  );
}
