import { ApartmentOutlined, BankOutlined, CloseOutlined, QuestionCircleOutlined } from "@ant-design/icons";
import { useRef } from "react";
import { useTranslation } from "react-i18next";

import { sameName } from "@/ui/fold";

import type { components } from "@/api/schema";

import { useMatches } from "../api/use-matches";
import { NameBox } from "./name-box";
import type { PartyDraft } from "./task-draft";

type MatchRead = components["schemas"]["MatchRead"];
export interface Speaker {
  unitId: number;
  /** The day of issue, whose bodies are meant; null for a draft: today's. */
  on: string | null;
}

interface Props {
  label: string;
  speaker: Speaker;
  parties: readonly PartyDraft[];
  error: string | undefined;
  onChange: (parties: PartyDraft[]) => void;
}

/** The names of a cell: each as printed, with what it was matched to, and a line to add one. */
export function PartyField({ label, speaker, parties, error, onChange }: Props) {
  const { t } = useTranslation();
  const box = useRef<HTMLInputElement>(null);
  const open = parties.filter((party) => party.bodyId === null && party.groupId === null);
  const found = useMatches(
    speaker.unitId,
    speaker.on,
    open.map((party) => party.printed),
  );
  const matchOf = (party: PartyDraft) =>
    found.data?.items.find((item) => item.printed === party.printed && open.includes(party));
  const change = (place: number, party: PartyDraft) =>
    onChange(parties.map((one, index) => (index === place ? party : one)));

  return (
    <fieldset className="party-field">
      <legend>{label}</legend>
      {parties.length > 0 && (
        <ul className="party-list">
          {parties.map((party, place) => (
            <li key={`${place} ${party.printed}`}>
              <span className="party-name">{party.printed}</span>
              <Meaning
                party={party}
                match={matchOf(party)}
                onChoose={(chosen) => change(place, { ...party, ...chosen })}
              />
              <button
                type="button"
                className="icon-button"
                aria-label={t("matrices.edit.dropName", { name: party.printed })}
                title={t("matrices.edit.drop")}
                onClick={() => {
                  onChange(parties.filter((_, index) => index !== place));
                  box.current?.focus();
                }}
              >
                <CloseOutlined aria-hidden />
              </button>
            </li>
          ))}
        </ul>
      )}
      <NameBox
        inputRef={box}
        label={`${label}: ${t("matrices.edit.addName")}`}
        speaker={speaker}
        onAdd={(party) => onChange([...parties, party])}
      />
      {error !== undefined && (
        <p className="field-error" role="alert">
          {error}
        </p>
      )}
    </fieldset>
  );
}

interface MeaningProps {
  party: PartyDraft;
  match: MatchRead | undefined;
  onChoose: (chosen: Pick<PartyDraft, "bodyId" | "groupId" | "name">) => void;
}

/** What a name stands for, or what it may stand for: a person decides, a likeness never does. */
function Meaning({ party, match, onChoose }: MeaningProps) {
  const { t } = useTranslation();
  if (party.groupId !== null)
    return (
      <span className="quiet">
        <ApartmentOutlined aria-hidden /> {t("matrices.edit.isGroup")}
      </span>
    );
  if (party.bodyId !== null)
    return (
      <span className="quiet">
        <BankOutlined aria-hidden />{" "}
        {party.name !== null && !sameName(party.name, party.printed) ? party.name : t("matrices.edit.isBody")}
      </span>
    );
  const certain = match?.body?.name ?? match?.group?.phrase;
  if (certain !== undefined)
    return (
      <span className="quiet">
        <BankOutlined aria-hidden /> {t("matrices.edit.willBe", { name: certain })}
      </span>
    );
  return (
    <span className="party-open">
      <span>
        <QuestionCircleOutlined aria-hidden /> {t("matrices.unmatched")}
      </span>
      {match?.suggestions.slice(0, 3).map((one) => (
        <button
          key={one.name}
          type="button"
          className="link-button"
          onClick={() =>
            onChoose({
              bodyId: one.body?.id ?? null,
              groupId: one.group?.id ?? null,
              name: one.body?.name ?? one.group?.phrase ?? null,
            })
          }
        >
          {t("matrices.edit.match", { name: one.body?.name ?? one.name })}
        </button>
      ))}
    </span>
  );
}
