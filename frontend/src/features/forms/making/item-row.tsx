import { ArrowDownOutlined, ArrowUpOutlined, CloseOutlined } from "@ant-design/icons";
import type { KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";

import type { Level } from "@/api/types";
import { usePick } from "@/locales/use-language";

import type { ItemDraft } from "./items-draft";

interface Props {
  item: ItemDraft;
  place: number;
  /** Levels that can be asked. */
  levels: readonly Level[];
  error: string | undefined;
  onMove: (step: -1 | 1) => void;
  onLevels: (levels: readonly Level[]) => void;
  onRemove: () => void;
}

/** The step that a key asks for: Alt with an arrow, which no field of the line uses itself. */
function stepOf(event: KeyboardEvent): -1 | 1 | undefined {
  if (!event.altKey || event.ctrlKey || event.nativeEvent.isComposing) return undefined;
  return event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : undefined;
}

/** One indicator of a section: who is asked for it, and its place. */
export function ItemRow({
  item: { indicator, levels },
  place,
  error,
  onMove,
  onLevels,
  onRemove,
  ...rest
}: Props) {
  const { t } = useTranslation();
  const name = usePick()(indicator.name_vi, indicator.name_en);
  const press = (event: KeyboardEvent) => {
    const step = stepOf(event);
    if (step === undefined) return;
    event.preventDefault();
    onMove(step);
  };
  return (
    // The keys are those of the fields and buttons in the line, which move with it.
    <tr id={`item-${indicator.id}`} onKeyDown={press}>
      <td className="number" data-label={t("making.items.number")}>
        {place}
      </td>
      <th scope="row">
        {name} <span className="quiet">({indicator.measure_unit})</span>
        <div className="quiet">{indicator.code}</div>
      </th>
      <td data-label={t("making.items.levels")}>
        <div className="item-levels">
          {rest.levels.map((level) => (
            <label key={level} className="check">
              <input
                type="checkbox"
                checked={levels.includes(level)}
                aria-label={t("making.items.levelOf", { level: t(`common.level.${level}`), name })}
                aria-invalid={error !== undefined}
                onChange={({ target }) =>
                  onLevels(target.checked ? [...levels, level] : levels.filter((one) => one !== level))
                }
              />
              {t(`common.level.${level}`)}
            </label>
          ))}
        </div>
        {error !== undefined && (
          <p className="field-error" role="alert">
            {error}
          </p>
        )}
      </td>
      <td data-label={t("making.items.steps")}>
        <span className="item-steps">
          <StepButton label={t("making.items.up", { name })} onClick={() => onMove(-1)}>
            <ArrowUpOutlined aria-hidden />
          </StepButton>
          <StepButton label={t("making.items.down", { name })} onClick={() => onMove(1)}>
            <ArrowDownOutlined aria-hidden />
          </StepButton>
          <StepButton label={t("making.items.remove", { name })} onClick={onRemove}>
            <CloseOutlined aria-hidden />
          </StepButton>
        </span>
      </td>
    </tr>
  );
}

interface StepProps {
  label: string;
  onClick: () => void;
  children: React.ReactNode;
}

export function StepButton({ label, onClick, children }: StepProps) {
  return (
    <button type="button" className="icon-button" aria-label={label} title={label} onClick={onClick}>
      {children}
    </button>
  );
}
