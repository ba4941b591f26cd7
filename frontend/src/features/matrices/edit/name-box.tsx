import { type KeyboardEvent, type RefObject, useId, useState } from "react";
import { useTranslation } from "react-i18next";

import { useDebounced } from "@/ui/debounced";

import { useMatches } from "../api/use-matches";
import type { Speaker } from "./party-field";
import type { PartyDraft } from "./task-draft";

interface Props {
  label: string;
  speaker: Speaker;
  inputRef: RefObject<HTMLInputElement | null>;
  onAdd: (party: PartyDraft) => void;
}

interface Offer {
  key: string;
  text: string;
  party: PartyDraft;
}

/** A line for one more name, with suggestions from the directory; Enter without one takes the words as typed. */
export function NameBox({ label, speaker, inputRef, onAdd }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const [typed, setTyped] = useState("");
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const asked = useDebounced(typed.trim(), 200);
  const found = useMatches(speaker.unitId, speaker.on, asked.length >= 2 ? [asked] : []);
  const match = typed.trim().length >= 2 ? found.data?.items[0] : undefined;
  const offers = offersOf(match);
  const shown = open && offers.length > 0;

  const add = (party: PartyDraft) => {
    onAdd(party);
    setTyped("");
    setOpen(false);
    setActive(-1);
  };
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    switch (event.key) {
      case "ArrowDown":
      case "ArrowUp":
        if (offers.length === 0) return;
        event.preventDefault();
        setOpen(true);
        setActive((active + (event.key === "ArrowDown" ? 1 : offers.length)) % offers.length);
        return;
      case "Enter": {
        if (typed.trim() === "") return;
        event.preventDefault();
        const chosen = shown ? offers[active] : undefined;
        add(chosen?.party ?? { printed: typed.trim(), bodyId: null, groupId: null, name: null });
        return;
      }
      case "Escape":
        if (!shown) return;
        event.preventDefault();
        setOpen(false);
        setActive(-1);
    }
  };

  return (
    <div className="name-box">
      <input
        ref={inputRef}
        className="line-input"
        role="combobox"
        aria-label={label}
        aria-expanded={shown}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={shown && active >= 0 ? `${id}-${active}` : undefined}
        placeholder={t("matrices.edit.nameHint")}
        autoComplete="off"
        maxLength={500}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setOpen(true);
          setActive(-1);
        }}
        onKeyDown={press}
        onBlur={() => setOpen(false)}
      />
      {/* The keys are those of the line above, as a list of suggestions has it; the mouse may choose too. */}
      <div
        id={`${id}-list`}
        className="offers"
        role="listbox"
        aria-label={t("matrices.edit.suggestions")}
        hidden={!shown}
      >
        {offers.map((offer, index) => (
          // eslint-disable-next-line jsx-a11y/click-events-have-key-events
          <div
            key={offer.key}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            // The line must not lose the focus, which would close the list before the click.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => add(offer.party)}
          >
            {offer.text}
          </div>
        ))}
      </div>
      <p role="status" className="visually-hidden">
        {shown && t("matrices.edit.suggested", { count: offers.length })}
      </p>
    </div>
  );
}

type Match = NonNullable<ReturnType<typeof useMatches>["data"]>["items"][number];

/** What the words mean for certain comes first, then what they are like. */
function offersOf(match: Match | undefined): Offer[] {
  if (!match) return [];
  const named = [
    { body: match.body, group: match.group, name: match.body?.name ?? match.group?.phrase ?? "" },
    ...match.suggestions,
  ];
  const seen = new Set<string>();
  return named.flatMap(({ body, group, name }) => {
    const key = body ? `body ${body.id}` : group ? `group ${group.id}` : "";
    if (key === "" || seen.has(key)) return [];
    seen.add(key);
    const official = body?.name ?? group?.phrase ?? name;
    return [
      {
        key,
        text: official,
        party: {
          printed: official,
          bodyId: body?.id ?? null,
          groupId: group?.id ?? null,
          name: official,
        },
      },
    ];
  });
}
