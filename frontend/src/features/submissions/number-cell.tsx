import { useTranslation } from "react-i18next";

import { readNumber } from "@/ui/number-input";
import { numberText } from "@/ui/number-text";

import { type Draft, typedDraft } from "./said";

export interface CellProps extends Draft {
  id: string;
  invalid: boolean;
  onType: (draft: Draft) => void;
  onRestore: () => void;
}

/** A real input, so that any keyboard and input method writes into it. Grouped once it is left. */
export function NumberCell({ id, text, reason, invalid, onType, onRestore }: CellProps) {
  const { t } = useTranslation();
  return (
    <input
      id={id}
      data-cell
      type="text"
      inputMode="decimal"
      autoComplete="off"
      enterKeyHint="next"
      className="cell-input"
      value={text}
      placeholder={reason === null ? undefined : t(`figures.status.${reason}`)}
      aria-labelledby={`${id}-name this-period`}
      aria-describedby={`${id}-note`}
      aria-invalid={invalid}
      onChange={(event) => {
        const { value } = event.target;
        // While an input method composes, the letters are not yet the writer's last word.
        const composing = event.nativeEvent instanceof InputEvent && event.nativeEvent.isComposing;
        onType(composing ? { text: value, reason: null } : typedDraft(value));
      }}
      onCompositionEnd={(event) => onType(typedDraft(event.currentTarget.value))}
      onKeyDown={(event) => {
        if (event.key === "Escape") onRestore();
      }}
      onBlur={() => {
        const typed = readNumber(text);
        const grouped = typed.kind === "number" ? numberText(typed.value) : text;
        if (grouped !== text) onType({ text: grouped, reason });
      }}
    />
  );
}
