import { EditOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { dayText } from "@/ui/dates";

import { DocumentLink } from "../document-link";
import type { DocumentDetail } from "../types";
import { EditFacts } from "./edit-facts";
import { Editions } from "./editions";

interface Props {
  document: DocumentDetail;
  etag: string;
}

/** What the header of the document says; corrected in place by those who may. */
export function Facts({ document, etag }: Props) {
  const { t } = useTranslation();
  const [editing, setEditing] = useState(false);
  // Open at once where there is no text to read instead.
  const [open, setOpen] = useState(document.editions.every((edition) => edition.file === null));
  return (
    <details
      className="panel reader-facts"
      open={open}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>
        <h2 id="facts">{t("documents.facts.title")}</h2>
        <FactLine document={document} />
      </summary>
      {editing ? (
        <EditFacts document={document} etag={etag} onDone={() => setEditing(false)} />
      ) : (
        <>
          <FactList document={document} />
          {document.actions.includes("edit") && (
            <div className="actions">
              <Button icon={<EditOutlined aria-hidden />} onClick={() => setEditing(true)}>
                {t("documents.facts.edit")}
              </Button>
            </div>
          )}
        </>
      )}
      <Editions document={document} />
    </details>
  );
}

function FactLine({ document }: { document: DocumentDetail }) {
  const { t } = useTranslation();
  return (
    <span>
      {[
        [document.type, document.number].filter(Boolean).join(" ") || t("documents.noNumber"),
        document.issued_on === null ? t("documents.noDay") : dayText(document.issued_on),
        document.issuer ?? t("documents.noIssuer"),
      ].join(" · ")}
    </span>
  );
}

function FactList({ document }: { document: DocumentDetail }) {
  const { t } = useTranslation();
  const said = (value: string | null) =>
    value ?? <span className="quiet">{t("documents.facts.unsaid")}</span>;
  return (
    <dl className="facts">
      <dt>{t("documents.subject")}</dt>
      <dd>{said(document.subject)}</dd>
      <dt>{t("documents.typeAndNumber")}</dt>
      <dd>
        {document.type ?? t("documents.noType")} · {document.number ?? t("documents.noNumber")}
      </dd>
      <dt>{t("documents.issuer")}</dt>
      <dd>
        {said(document.issuer)}
        {document.issuer_body !== null && document.issuer_body.name !== document.issuer && (
          <span className="quiet"> · {document.issuer_body.name}</span>
        )}
      </dd>
      <dt>{t("documents.facts.placeAndDay")}</dt>
      <dd>
        {document.place !== null && `${document.place}, `}
        {said(document.issued_on && dayText(document.issued_on))}
      </dd>
      <dt>{t("documents.facts.signer")}</dt>
      <dd>
        {said(
          [document.signer_authority, document.signer_position, document.signer]
            .filter(Boolean)
            .join(" · ") || null,
        )}
      </dd>
      <dt>{t("documents.holder")}</dt>
      <dd>{document.unit.name}</dd>
      {document.recipients.length > 0 && (
        <>
          <dt>{t("documents.facts.recipients")}</dt>
          <dd>{document.recipients.join("; ")}</dd>
        </>
      )}
      {document.source !== null && (
        <>
          <dt>{t("common.source")}</dt>
          <dd>{document.source}</dd>
        </>
      )}
      <Ending document={document} />
      {document.attached_to !== null && (
        <>
          <dt>{t("documents.facts.attachedTo")}</dt>
          <dd>
            <DocumentLink document={document.attached_to} withSubject />
          </dd>
        </>
      )}
      {document.attachments.length > 0 && (
        <>
          <dt>{t("documents.facts.attachments")}</dt>
          <dd>
            <ul className="plain-list">
              {document.attachments.map((attachment) => (
                <li key={attachment.id}>
                  <DocumentLink document={attachment} withSubject />
                </li>
              ))}
            </ul>
          </dd>
        </>
      )}
    </dl>
  );
}

/** Why the document counts no more, and since when. */
function Ending({ document }: { document: DocumentDetail }) {
  const { t } = useTranslation();
  if (document.state_reason === null) return null;
  return (
    <>
      <dt>{t(`documents.state.${document.state}`)}</dt>
      <dd>
        {document.state_on !== null && `${t("documents.facts.since", { day: dayText(document.state_on) })}: `}
        {document.state_reason}
        {document.replaced_by !== null && (
          <>
            {" "}
            ({t("documents.facts.replacedBy")} <DocumentLink document={document.replaced_by} />)
          </>
        )}
      </dd>
    </>
  );
}
