import { memo } from "react";
import { useTranslation } from "react-i18next";

import { usePick } from "@/locales/use-language";
import { instantText } from "@/ui/dates";

import { clauseName } from "@/ui/clause-name";
import { CorrectForm } from "../forms/correct-form";
import type { Proposal } from "../types";
import { CardActions } from "./card-actions";
import { ContentDetails } from "./content-details";
import { ConfidenceTag, ProposalStateTag } from "./proposal-tags";
import { summaryOf } from "./summary";
import type { Deciding } from "./use-deciding";

interface Props {
  proposal: Proposal;
  editable: boolean;
  selected: boolean;
  tabbable: boolean;
  sending: boolean;
  onSelect: (id: number) => void;
  deciding: Deciding;
}

function Card({ proposal, editable, selected, tabbable, sending, onSelect, deciding }: Props) {
  const { t } = useTranslation();
  const pick = usePick();
  const { id } = proposal;
  const correcting = deciding.correcting === id;
  return (
    <li id={`card-${id}`} className={`card card-${proposal.kind}${selected ? " card-selected" : ""}`}>
      <button
        type="button"
        id={`proposal-${id}`}
        data-proposal-head
        className="card-head"
        tabIndex={tabbable ? 0 : -1}
        aria-expanded={selected}
        aria-busy={sending}
        onClick={() => onSelect(id)}
      >
        <span>{summaryOf(proposal, t, pick)}</span>
        <span className="tags">
          <ProposalStateTag proposal={proposal} />
          <ConfidenceTag proposal={proposal} />
        </span>
      </button>
      {selected && (
        <div className="card-body">
          {correcting ? (
            <CorrectForm
              proposal={proposal}
              error={deciding.correction.error}
              busy={deciding.correction.isPending}
              onSave={(content) => deciding.correct(proposal, content)}
              onCancel={deciding.stopCorrecting}
            />
          ) : (
            <>
              <ContentDetails proposal={proposal} deciding={deciding} editable={editable} />
              <Origin proposal={proposal} />
              {editable && <CardActions proposal={proposal} deciding={deciding} />}
            </>
          )}
        </div>
      )}
    </li>
  );
}

/**
 * One thing that was read: in a line, and when it is selected in full with what can be done about it. Of hundreds, a key
 * draws again only the two that change: the closed ones have nothing that could be decided.
 */
export const ProposalCard = memo(
  Card,
  (before, now) =>
    !before.selected &&
    !now.selected &&
    before.proposal === now.proposal &&
    before.tabbable === now.tabbable &&
    before.sending === now.sending &&
    before.onSelect === now.onSelect,
);

/** Where it stands in the text, and who has decided about it. */
function Origin({
  proposal: { clause, quote, corrected, decided_by: by, decided_at: at },
}: {
  proposal: Proposal;
}) {
  const { t } = useTranslation();
  const place = clauseName(clause);
  return (
    <>
      {quote !== null && (
        <blockquote className="card-quote">
          “{quote.length > 300 ? `${quote.slice(0, 300)}…` : quote}”
          {place !== undefined && (
            <>
              {" "}
              <a href={`#${clause ?? ""}`}>{t("documents.clause", { clause: place })}</a>
            </>
          )}
        </blockquote>
      )}
      {(by !== null || at !== null || corrected) && (
        <p className="quiet">
          {[corrected && t("documents.proposals.corrected"), by, at !== null && instantText(at)]
            .filter(Boolean)
            .join(" · ")}
        </p>
      )}
    </>
  );
}
