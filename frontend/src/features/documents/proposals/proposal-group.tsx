import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { ConfirmDialog } from "@/ui/confirm-dialog";

import type { Proposal } from "../types";
import type { Group } from "./groups";
import { ProposalCard } from "./proposal-card";
import type { Deciding } from "./use-deciding";

interface Props {
  group: Group;
  editable: boolean;
  /** The one that can be tabbed to while none is selected. */
  first: number | undefined;
  selected: number | undefined;
  onSelect: (id: number) => void;
  deciding: Deciding;
}

/** One kind of proposals; what is open of it can be confirmed together, findings only one by one. */
export function ProposalGroup({ group, editable, first, selected, onSelect, deciding }: Props) {
  const { t } = useTranslation();
  // What was on the screen when the reader asked is what is confirmed, whatever comes meanwhile.
  const [asked, setAsked] = useState<readonly Proposal[]>();
  const { kind, items, open } = group;

  return (
    <section aria-labelledby={`group-${kind}`} className="proposal-group">
      <div className="panel-head">
        <h3 id={`group-${kind}`} tabIndex={-1}>
          {t(`documents.kind.${kind}`)}{" "}
          <span className="quiet number">
            {open.length > 0
              ? t("documents.proposals.openOf", { open: open.length, count: items.length })
              : t("documents.proposals.count", { count: items.length })}
          </span>
        </h3>
        {editable && kind !== "finding" && open.length > 1 && (
          <Button size="small" onClick={() => setAsked(open)}>
            {t("documents.proposals.confirmGroup", { count: open.length })}
          </Button>
        )}
      </div>
      <ul className="cards">
        {items.map((proposal) => (
          <ProposalCard
            key={proposal.id}
            proposal={proposal}
            editable={editable}
            selected={proposal.id === selected}
            tabbable={proposal.id === (selected ?? first)}
            sending={deciding.isSending(proposal.id)}
            onSelect={onSelect}
            deciding={deciding}
          />
        ))}
      </ul>
      {asked && (
        <ConfirmDialog
          title={t("documents.proposals.confirmGroup", { count: asked.length })}
          step={t("documents.proposals.confirmGroup", { count: asked.length })}
          busy={deciding.many.isPending}
          error={null}
          home={`group-${kind}`}
          onCancel={() => setAsked(undefined)}
          onConfirm={() => deciding.confirmMany(asked, () => setAsked(undefined))}
        >
          <p>
            {t("documents.proposals.confirmGroupText", {
              count: asked.length,
              kind: t(`documents.kind.${kind}`),
            })}
          </p>
        </ConfirmDialog>
      )}
    </section>
  );
}
