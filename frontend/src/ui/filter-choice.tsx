import { Choice } from "./choice";

interface Props<T extends string> {
  label: string;
  /** How leaving the choice open is called. */
  all: string;
  value: T | undefined;
  options: readonly T[];
  words: (option: T) => string;
  onChange: (value: T | undefined) => void;
}

/** A list narrowed to one of a few kinds, or to none of them. */
export function FilterChoice<T extends string>({ label, all, value, options, words, onChange }: Props<T>) {
  return (
    <Choice
      label={label}
      value={value ?? ""}
      options={[
        { value: "", label: all },
        ...options.map((option) => ({ value: option, label: words(option) })),
      ]}
      onChange={(chosen) => onChange(options.find((option) => option === chosen))}
    />
  );
}
