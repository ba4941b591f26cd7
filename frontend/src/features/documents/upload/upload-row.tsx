import { Button } from "antd";
import { useId } from "react";
import { useTranslation } from "react-i18next";

import { numberText } from "@/ui/number-text";

import { DocumentLink } from "../document-link";
import { OpenTags } from "../open-tags";
import type { UploadResult } from "../types";
import { EnvelopeNote } from "./envelope-note";
import { Refused } from "./refused";
import { remove, tryAgain, type UploadItem, type UploadState } from "./upload-queue";

const kilobytes = (size: number): string => numberText(`${Math.max(1, Math.round(size / 1024))}`);

/** One file: how far it has come, and what became of it. */
export function UploadRow({ item: { id, file, state } }: { item: UploadItem }) {
  const { t } = useTranslation();
  const nameId = useId();
  const underWay = state.kind === "waiting" || state.kind === "sending";
  return (
    <li className="work-item upload-row">
      <div>
        <p id={nameId} className="work-title">
          {file.name}{" "}
          <span className="quiet number">({t("documents.upload.size", { size: kilobytes(file.size) })})</span>
        </p>
        <div role="status">
          <Progress state={state} labelledBy={nameId} />
          {state.kind === "done" && <Found result={state.result} />}
        </div>
        {state.kind === "failed" && <Refused error={state.error} />}
      </div>
      <div className="actions">
        {state.kind === "failed" && (
          <Button type="primary" aria-describedby={nameId} onClick={() => tryAgain(id)}>
            {t("common.retry")}
          </Button>
        )}
        <Button aria-describedby={nameId} onClick={() => remove(id)}>
          {t(underWay ? "documents.upload.cancel" : "documents.upload.remove")}
        </Button>
      </div>
    </li>
  );
}

function Progress({ state, labelledBy }: { state: UploadState; labelledBy: string }) {
  const { t } = useTranslation();
  if (state.kind === "waiting") return <p>{t("documents.upload.waiting")}</p>;
  if (state.kind !== "sending") return null;
  const percent = Math.round(state.share * 100);
  return state.share < 1 ? (
    <>
      <progress className="upload-progress" max={100} value={percent} aria-labelledby={labelledBy} />
      <p className="number">{t("documents.upload.sending", { percent })}</p>
    </>
  ) : (
    <>
      <progress className="upload-progress" aria-labelledby={labelledBy} />
      <p>{t("documents.upload.reading")}</p>
    </>
  );
}

function Found({ result }: { result: UploadResult }) {
  const { t } = useTranslation();
  return (
    <>
      <p>
        {t(result.known ? "documents.upload.known" : "documents.upload.found", {
          count: result.documents.length,
        })}
      </p>
      {result.envelope && <EnvelopeNote said={result.envelope} />}
      <ul>
        {result.documents.map((document) => (
          <li key={document.id}>
            <DocumentLink document={document} withSubject />{" "}
            <span className="tags">
              <OpenTags document={document} />
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
