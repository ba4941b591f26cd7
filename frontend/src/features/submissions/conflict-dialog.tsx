import { Button, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { Indicator } from "@/api/types";
import { Figure } from "@/figures/figure";
import { usePick } from "@/locales/use-language";

import type { Conflict } from "./conflicts";
import { readDraft } from "./said";

interface Props {
  conflicts: readonly Conflict[];
  byId: ReadonlyMap<number, Indicator>;
  onSettle: (keepTheirs: ReadonlySet<number>) => void;
}

/** Cells that someone else changed too: both values side by side, a choice for each. */
export function ConflictDialog({ conflicts, byId, onSettle }: Props) {
  const { t } = useTranslation();
  return (
    <Modal
      open={conflicts.length > 0}
      title={t("entry.conflict.title", { count: conflicts.length })}
      closable={false}
      mask={{ closable: false }}
      keyboard={false}
      width={760}
      footer={null}
      destroyOnHidden
    >
      <p>{t("entry.conflict.text")}</p>
      <Choices conflicts={conflicts} byId={byId} onSettle={onSettle} />
    </Modal>
  );
}

function Choices({ conflicts, byId, onSettle }: Props) {
  const { t } = useTranslation();
  const [keepTheirs, setKeepTheirs] = useState<ReadonlySet<number>>(new Set());
  const choose = (indicatorId: number, theirs: boolean) => {
    const next = new Set(keepTheirs);
    if (theirs) next.add(indicatorId);
    else next.delete(indicatorId);
    setKeepTheirs(next);
  };
  return (
    <>
      <ul className="conflicts">
        {conflicts.map((conflict) => (
          <ConflictChoice
            key={conflict.indicatorId}
            conflict={conflict}
            indicator={byId.get(conflict.indicatorId)}
            theirs={keepTheirs.has(conflict.indicatorId)}
            onChoose={(theirs) => choose(conflict.indicatorId, theirs)}
          />
        ))}
      </ul>
      <Button type="primary" onClick={() => onSettle(keepTheirs)}>
        {t("entry.conflict.settle")}
      </Button>
    </>
  );
}

interface ChoiceProps {
  conflict: Conflict;
  indicator: Indicator | undefined;
  theirs: boolean;
  onChoose: (theirs: boolean) => void;
}

function ConflictChoice({ conflict, indicator, theirs, onChoose }: ChoiceProps) {
  const { t } = useTranslation();
  const pick = usePick();
  if (!indicator) return null;
  const mine = readDraft(conflict.mine, indicator);
  const group = `conflict-${indicator.id}`;
  return (
    <li>
      <fieldset>
        <legend>{pick(indicator.name_vi, indicator.name_en)}</legend>
        <label>
          <input type="radio" name={group} checked={!theirs} onChange={() => onChoose(false)} />
          {t("entry.conflict.mine")}:{" "}
          <strong>
            {mine.kind === "said" ? (
              <Figure indicator={indicator} value={mine.said ?? undefined} />
            ) : (
              conflict.mine.text
            )}
          </strong>
        </label>
        <label>
          <input type="radio" name={group} checked={theirs} onChange={() => onChoose(true)} />
          {t("entry.conflict.theirs")}:{" "}
          <strong>
            <Figure indicator={indicator} value={conflict.theirs ?? undefined} />
          </strong>
        </label>
      </fieldset>
    </li>
  );
}
