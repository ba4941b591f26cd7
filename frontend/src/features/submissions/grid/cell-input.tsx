import { useLayoutEffect, useRef } from "react";

import type { Grid } from "./grid";

interface Props {
  grid: Grid;
  text: string;
  label: string;
  readOnly: boolean;
  invalid: boolean;
  editing: boolean;
  /** The element that tells what is wrong with the cell. */
  noteId: string | undefined;
}

/**
 * The input of the active cell. It is always there and holds its text selected, so that any keyboard and any input
 * method writes into it from the first key on; the value is the browser's own while it is edited.
 */
export function CellInput({ grid, text, label, readOnly, invalid, editing, noteId }: Props) {
  const ref = useRef<HTMLInputElement>(null);

  useLayoutEffect(() => {
    const input = ref.current;
    if (!input || !grid.claimFocus()) return;
    input.focus({ preventScroll: true });
    input.closest("td")?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [grid]);

  useLayoutEffect(() => {
    const input = ref.current;
    if (!input || editing) return;
    if (input.value !== text) input.value = text;
    if (document.activeElement === input) input.select();
  }, [text, editing]);

  return (
    <input
      ref={ref}
      type="text"
      inputMode={readOnly ? "none" : "text"}
      autoComplete="off"
      spellCheck={false}
      enterKeyHint="next"
      className="grid-input"
      defaultValue={text}
      readOnly={readOnly}
      aria-label={label}
      aria-invalid={invalid}
      aria-describedby={noteId}
      onFocus={(event) => {
        if (!editing) event.currentTarget.select();
      }}
      onChange={(event) => {
        const composing = event.nativeEvent instanceof InputEvent && event.nativeEvent.isComposing;
        // While an input method composes, the letters are not yet the writer's last word.
        if (composing) grid.edit();
        else grid.type(event.target.value);
      }}
      onCompositionStart={grid.edit}
      onCompositionEnd={(event) => grid.type(event.currentTarget.value)}
      onBlur={grid.commit}
    />
  );
}
