import { Button, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { Figure } from "@/figures/figure";
import { instantText } from "@/ui/dates";

import type { Conflict } from "./conflicts";
import type { EntrySession } from "./entry-session";
import { useCellName } from "./use-words";

interface Props {
  conflicts: readonly Conflict[];
  session: EntrySession;
}

/** Cells that someone else changed too: both values side by side, a choice for each. Nothing is chosen beforehand. */
export function ConflictDialog({ conflicts, session }: Props) {
  const { t } = useTranslation();
  return (
    <Modal
      open
      title={t("entry.conflict.title", { count: conflicts.length })}
      closable={false}
      mask={{ closable: false }}
      keyboard={false}
      width={760}
      footer={null}
      destroyOnHidden
    >
      <p>{t("entry.conflict.text")}</p>
      <Choices conflicts={conflicts} session={session} />
    </Modal>
  );
}

type Side = "mine" | "theirs";

function Choices({ conflicts, session }: Props) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<ReadonlyMap<string, Side>>(new Map());
  const [asked, setAsked] = useState(false);
  const open = conflicts.filter(({ key }) => !chosen.has(key)).length;
  const settle = () => {
    setAsked(true);
    if (open > 0) return;
    session.settle(new Set([...chosen].filter(([, side]) => side === "theirs").map(([key]) => key)));
  };
  return (
    <>
      <ul className="conflicts">
        {conflicts.map((conflict) => (
          <ConflictChoice
            key={conflict.key}
            conflict={conflict}
            session={session}
            side={chosen.get(conflict.key)}
            onChoose={(side) => setChosen(new Map(chosen).set(conflict.key, side))}
          />
        ))}
      </ul>
      {asked && open > 0 && (
        <p className="field-error" role="alert">
          {t("entry.conflict.open", { count: open })}
        </p>
      )}
      <Button type="primary" onClick={settle}>
        {t("entry.conflict.settle")}
      </Button>
    </>
  );
}

interface ChoiceProps {
  conflict: Conflict;
  session: EntrySession;
  side: Side | undefined;
  onChoose: (side: Side) => void;
}

function ConflictChoice({ conflict, session, side, onChoose }: ChoiceProps) {
  const { t } = useTranslation();
  const name = useCellName();
  const cell = session.sheet.cell(conflict.key);
  if (!cell) return null;
  const group = `conflict-${conflict.key}`;
  const mine = session.sheet.text(conflict.key);
  return (
    <li>
      <fieldset>
        <legend>{name(cell)}</legend>
        <label>
          <input type="radio" name={group} checked={side === "mine"} onChange={() => onChoose("mine")} />
          {t("entry.conflict.mine")}: <strong>{mine === "" ? t("figures.unsaid") : mine}</strong>
        </label>
        <label>
          <input type="radio" name={group} checked={side === "theirs"} onChange={() => onChoose("theirs")} />
          {t("entry.conflict.theirs")}:{" "}
          <strong>
            <Figure indicator={cell.indicator} value={conflict.said ?? undefined} />
          </strong>
          {conflict.at !== null && (
            <span className="quiet">
              {conflict.by ?? t("entry.history.someone")}, {instantText(conflict.at)}
            </span>
          )}
        </label>
      </fieldset>
    </li>
  );
}
