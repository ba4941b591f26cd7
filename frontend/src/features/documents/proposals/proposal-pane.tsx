import { Button } from "antd";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import { Empty } from "@/ui/empty";

import { AddForm } from "../forms/add-form";
import type { Picked } from "../text/selection";
import type { Clause, DocumentDetail, ProposalList } from "../types";
import { groupsOf } from "./groups";
import { KeyHelp } from "./key-help";
import { commandFor, neighbour } from "./moves";
import { focusCard, showCard } from "./proposal-focus";
import { ProposalGroup } from "./proposal-group";
import { Trouble } from "./trouble";
import { useDeciding } from "./use-deciding";

interface Props {
  document: DocumentDetail;
  edition: number | undefined;
  list: ProposalList;
  clauses: readonly Clause[];
  selected: number | undefined;
  onSelect: (id: number | undefined) => void;
  picked: Picked | undefined;
}

/** What was read from the text, by kind, to be confirmed, corrected or rejected with keys or buttons. */
export function ProposalPane({ document, edition, list, clauses, selected, onSelect, picked }: Props) {
  const { t } = useTranslation();
  const pane = useRef<HTMLDivElement>(null);
  const [help, setHelp] = useState(false);
  const [adding, setAdding] = useState(false);
  const groups = groupsOf(list.items);
  const order = groups.flatMap((group) => group.items.map(({ id }) => id));
  const deciding = useDeciding({ document, edition, list, order, selected, onSelect });
  const { act } = deciding;

  useEffect(() => {
    if (selected !== undefined) showCard(pane.current, selected);
  }, [selected]);

  useEffect(() => {
    const element = pane.current;
    const press = (event: KeyboardEvent) => {
      const target = event.target instanceof Element ? event.target : undefined;
      // Where something is typed or chosen, and in a dialog above the page, the keys are letters.
      if (!target || target.closest("input, textarea, select, [role=combobox], [role=dialog]")) return;
      const command = commandFor(event, target.closest("[data-proposal-head]") !== null);
      if (command === undefined) return;
      if (command === "help") setHelp(true);
      else if (command === "next" || command === "previous") {
        const next = neighbour(order, selected, command === "next" ? 1 : -1);
        onSelect(next);
        if (next !== undefined) focusCard(next);
      } else if (!list.editable || selected === undefined) return;
      else act(command);
      event.preventDefault();
    };
    element?.addEventListener("keydown", press);
    return () => element?.removeEventListener("keydown", press);
  });

  return (
    <>
      <div className="pane-head">
        <h2 id="proposals">{t("documents.proposals.title", { count: list.items.length })}</h2>
        <div className="actions">
          {list.editable && document.editions[0]?.file && (
            <Button size="small" onClick={() => setAdding(true)}>
              {t(picked ? "documents.add.fromPicked" : "documents.add.button")}
            </Button>
          )}
          <Button size="small" onClick={() => setHelp(true)}>
            {t("documents.keys.button")}
          </Button>
        </div>
      </div>
      <p role="status" className="visually-hidden">
        {deciding.said}
      </p>
      <div ref={pane} className="proposal-pane">
        <Trouble trouble={deciding.trouble} />
        {adding && (
          <AddForm
            documentId={document.id}
            clauses={clauses}
            picked={picked}
            onCancel={() => setAdding(false)}
            onAdded={(id) => {
              setAdding(false);
              onSelect(id);
              focusCard(id);
            }}
          />
        )}
        {list.items.length === 0 && !adding && (
          <Empty title={t("documents.proposals.none")}>
            <p>{t(list.editable ? "documents.proposals.noneHint" : "documents.proposals.noneRead")}</p>
          </Empty>
        )}
        {groups.map((group) => (
          <ProposalGroup
            key={group.kind}
            group={group}
            editable={list.editable}
            first={order[0]}
            selected={selected}
            onSelect={onSelect}
            deciding={deciding}
          />
        ))}
      </div>
      {help && <KeyHelp onClose={() => setHelp(false)} />}
    </>
  );
}
