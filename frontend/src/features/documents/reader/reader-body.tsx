import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { useCallback, useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";

import { Loaded } from "@/ui/loaded";
import { Notice } from "@/ui/notice";

import { useProposals } from "../api/use-proposals";
import { useText } from "../api/use-text";
import { ProposalPane } from "../proposals/proposal-pane";
import { PANES } from "../search";
import { layOut } from "../text/laid-out";
import type { Picked } from "../text/selection";
import { TextPane } from "../text/text-pane";
import type { DocumentDetail, Proposal, TextRead } from "../types";
import { ClauseSelect } from "./clause-select";

const route = getRouteApi("/signed-in/documents/$documentId");
const NOTHING: readonly Proposal[] = [];

/** The text of an edition, and beside it what was read from it. */
export function ReaderBody({ document }: { document: DocumentDetail }) {
  const { t } = useTranslation();
  const { edition } = route.useSearch();
  const text = useText(document.id, edition);
  const newest = document.editions[0]?.edition;
  const older = edition !== undefined && newest !== undefined && edition !== newest;

  return (
    <>
      {older && (
        <Notice tone="warning">
          {t("documents.editions.older", { number: edition, newest })}{" "}
          <Link to="/documents/$documentId" params={{ documentId: document.id }} search={{}}>
            {t("documents.editions.toNewest")}
          </Link>
        </Notice>
      )}
      <Loaded query={text} lines={12}>
        {(data) => <Panes document={document} text={data} edition={edition} settled={older} />}
      </Loaded>
    </>
  );
}

interface PanesProps {
  document: DocumentDetail;
  text: TextRead;
  edition: number | undefined;
  /** An edition that is not the newest: nothing is decided about it any more. */
  settled: boolean;
}

function Panes({ document, text, edition, settled }: PanesProps) {
  const { t } = useTranslation();
  const { pane = "proposals" } = route.useSearch();
  const proposals = useProposals(document.id, edition);
  const laid = useMemo(() => layOut(text), [text]);
  const [selected, select] = useSelected();
  const [picked, setPicked] = useState<Picked>();
  const facts = laid.blocks.length === 0;

  return (
    <>
      {facts && (
        <Notice tone="info">
          {document.source === null
            ? t("documents.text.none")
            : t("documents.text.factsOnly", { source: document.source })}
        </Notice>
      )}
      {!facts && <PaneSwitch pane={pane} />}
      <div
        className={`reader-panes ${facts ? "reader-facts-only" : ""}`}
        data-pane={facts ? "proposals" : pane}
      >
        {!facts && (
          <section className="reader-text" aria-labelledby="reader-text">
            <div className="pane-head">
              <h2 id="reader-text">{t("documents.text.title")}</h2>
              <ClauseSelect clauses={laid.clauses} />
            </div>
            <TextPane
              text={laid}
              proposals={proposals.data?.items ?? NOTHING}
              selected={selected}
              onSelect={select}
              onPick={setPicked}
            />
          </section>
        )}
        <section className="reader-proposals" aria-labelledby="proposals">
          <Loaded query={proposals} lines={8}>
            {(list) => (
              <ProposalPane
                document={document}
                edition={edition}
                list={settled ? { ...list, editable: false } : list}
                clauses={laid.clauses}
                selected={selected}
                onSelect={select}
                picked={picked}
              />
            )}
          </Loaded>
        </section>
      </div>
    </>
  );
}

const REST = 400; // milliseconds

/** The proposal looked at: at once on the page, and in the address when the reader rests on it. */
function useSelected(): [number | undefined, (id: number | undefined) => void] {
  const { proposal } = route.useSearch();
  const { documentId } = route.useParams();
  const navigate = useNavigate();
  const [selected, setSelected] = useState(proposal);
  useEffect(() => {
    if (selected === proposal) return undefined;
    const rest = setTimeout(() => {
      void navigate({
        to: "/documents/$documentId",
        params: { documentId },
        search: (search) => ({ ...search, proposal: selected }),
        hash: true,
        replace: true,
        resetScroll: false,
        hashScrollIntoView: false,
      });
    }, REST);
    return () => clearTimeout(rest);
  }, [selected, proposal, navigate, documentId]);
  return [selected, useCallback((id) => setSelected(id), [])];
}

/** Where there is room for one pane only, which of them is shown. */
function PaneSwitch({ pane }: { pane: (typeof PANES)[number] }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { documentId } = route.useParams();
  return (
    <div className="pane-switch" role="group" aria-label={t("documents.panes.title")}>
      {PANES.map((name) => (
        <button
          key={name}
          type="button"
          aria-pressed={name === pane}
          onClick={() =>
            void navigate({
              to: "/documents/$documentId",
              params: { documentId },
              search: (search) => ({ ...search, pane: name }),
              hash: true,
              replace: true,
              resetScroll: false,
            })
          }
        >
          {t(`documents.panes.${name}`)}
        </button>
      ))}
    </div>
  );
}
