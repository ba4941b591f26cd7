import { useTranslation } from "react-i18next";

import type { CellProps } from "./number-cell";

const ANSWERS = [
  { value: "1", name: "yes" },
  { value: "0", name: "no" },
] as const;

/** Yes or no: the left and right arrows choose, as in any pair of radio buttons. */
export function FlagCell({ id, text, onType, onRestore }: CellProps) {
  const { t } = useTranslation();
  return (
    <div
      id={id}
      data-cell
      role="radiogroup"
      tabIndex={-1}
      className="flag-cell"
      aria-labelledby={`${id}-name this-period`}
      aria-describedby={`${id}-note`}
      onKeyDown={(event) => {
        if (event.key === "Escape") onRestore();
      }}
    >
      {ANSWERS.map(({ value, name }) => (
        <label key={value}>
          <input
            type="radio"
            name={id}
            value={value}
            checked={text === value}
            onChange={() => onType({ text: value, reason: null })}
          />
          {t(`figures.${name}`)}
        </label>
      ))}
    </div>
  );
}
