import { HistoryOutlined } from "@ant-design/icons";
import { useNavigate } from "@tanstack/react-router";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { ProblemError } from "@/api/problem";
import { LinkButton } from "@/ui/link-button";
import { Notice } from "@/ui/notice";
import { ProblemMessage } from "@/ui/problem-message";

import { useMoveDocument } from "../api/use-move-document";
import type { DocumentAction, DocumentDetail } from "../types";
import { AmendDialog } from "./amend-dialog";
import { Missing } from "./missing";
import { MoveDialog, type MoveWish } from "./move-dialog";
import { Takeaway } from "./takeaway";

const MOVES = ["confirm", "reopen", "issue", "replace", "withdraw", "expire"] as const;
export type DocumentMove = (typeof MOVES)[number];

interface Props {
  document: DocumentDetail;
  etag: string;
}

/** The steps the service allows now, what stands in their way, and ways on from the document. */
export function StateBar({ document, etag }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const move = useMoveDocument(document.id);
  const [asking, setAsking] = useState<DocumentMove | "amend">();
  const [done, setDone] = useState<DocumentMove | "amend">();
  const may = (action: DocumentAction) => document.actions.includes(action);
  const lacks = move.error instanceof ProblemError && move.error.status === 409 ? move.error : undefined;

  const begin = (wanted: DocumentMove | "amend") => {
    move.reset();
    setDone(undefined);
    setAsking(wanted);
  };
  const carryOut = (action: DocumentMove, wish: MoveWish) =>
    move.mutate(
      { etag, wanted: { action, ...wish } },
      { onSuccess: () => setDone(action), onSettled: () => setAsking(undefined) },
    );

  return (
    <div className="section">
      {lacks && <Missing problem={lacks} />}
      {move.error && !lacks && <ProblemMessage error={move.error} />}
      <div aria-live="polite">{done && <Notice tone="good">{t(`documents.done.${done}`)}</Notice>}</div>
      <div className="actions">
        {MOVES.filter(may).map((action) => (
          <Button
            key={action}
            type={action === "confirm" || action === "issue" ? "primary" : "default"}
            onClick={() => begin(action)}
          >
            {t(`documents.move.${action}`)}
          </Button>
        ))}
        {may("amend") && <Button onClick={() => begin("amend")}>{t("documents.move.amend")}</Button>}
        <LinkButton to="/documents/$documentId/cascade" params={{ documentId: document.id }}>
          {t("documents.cascade.title")}
        </LinkButton>
        <Button
          icon={<HistoryOutlined aria-hidden />}
          onClick={() =>
            void navigate({
              to: "/documents/$documentId",
              params: { documentId: document.id },
              search: (search) => ({ ...search, panel: "history" }),
              hash: true,
              resetScroll: false,
            })
          }
        >
          {t("documents.history.title")}
        </Button>
      </div>
      <Takeaway document={document} />
      {asking === "amend" && (
        <AmendDialog
          documentId={document.id}
          etag={etag}
          onCancel={() => setAsking(undefined)}
          onDone={() => {
            setAsking(undefined);
            setDone("amend");
          }}
        />
      )}
      {asking !== undefined && asking !== "amend" && (
        <MoveDialog
          move={asking}
          document={document}
          busy={move.isPending}
          onCancel={() => setAsking(undefined)}
          onConfirm={(wish) => carryOut(asking, wish)}
        />
      )}
    </div>
  );
}
