import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { Drawer } from "antd";
import { useTranslation } from "react-i18next";

import { instantText } from "@/ui/dates";
import { Empty } from "@/ui/empty";
import { Loaded } from "@/ui/loaded";

import { useDocumentHistory } from "../api/use-history";
import type { Happening } from "../types";

const route = getRouteApi("/signed-in/documents/$documentId");

/** Who did what to the document and when; open or not is in the address. */
export function HistoryPanel({ documentId }: { documentId: number }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { panel } = route.useSearch();
  return (
    <Drawer
      open={panel === "history"}
      title={t("documents.history.title")}
      size={480}
      onClose={() =>
        void navigate({
          to: "/documents/$documentId",
          params: { documentId },
          search: (search) => ({ ...search, panel: undefined }),
          hash: true,
          resetScroll: false,
        })
      }
      destroyOnHidden
    >
      <Happenings documentId={documentId} />
    </Drawer>
  );
}

function Happenings({ documentId }: { documentId: number }) {
  const { t } = useTranslation();
  const history = useDocumentHistory(documentId);
  return (
    <Loaded query={history}>
      {({ items }) =>
        items.length === 0 ? (
          <Empty title={t("documents.history.none")} />
        ) : (
          <ol className="history">
            {items.map((happening, index) => (
              <li key={`${happening.happened_at} ${index}`}>
                <What happening={happening} />
              </li>
            ))}
          </ol>
        )
      }
    </Loaded>
  );
}

const KINDS = {
  "document.uploaded": "uploaded",
  "document.corrected": "corrected",
  "document.draft": "reopened",
  "document.confirmed": "confirmed",
  "document.issued": "issued",
  "document.replaced": "replaced",
  "document.withdrawn": "withdrawn",
  "document.expired": "expired",
  "document.amended": "amended",
  "proposal.proposed": "proposalProposed",
  "proposal.confirmed": "proposalConfirmed",
  "proposal.rejected": "proposalRejected",
  "proposal.added": "proposalAdded",
} as const;

const isKind = (kind: string): kind is keyof typeof KINDS => Object.hasOwn(KINDS, kind);

function What({
  happening: { kind, happened_at: at, user_name: name, program, data },
}: {
  happening: Happening;
}) {
  const { t } = useTranslation();
  const together = Array.isArray(data["proposals"]) ? data["proposals"].length : 0;
  const reason = data["reason"];
  return (
    <>
      <p>
        <strong>{isKind(kind) ? t(`documents.history.${KINDS[kind]}`) : kind}</strong>
        {together > 0 && ` (${together})`}
      </p>
      <p className="quiet">
        <time dateTime={at}>{instantText(at)}</time>
        {" · "}
        {name ?? program ?? t("documents.history.someone")}
      </p>
      {typeof reason === "string" && <p className="reason">{reason}</p>}
    </>
  );
}
