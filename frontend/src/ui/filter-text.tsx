import { Input } from "antd";
import { useId } from "react";

interface Props {
  label: string;
  value: string | undefined;
  kind?: "search" | "text";
  onChange: (value: string | undefined) => void;
}

/** A list narrowed to what holds the typed words. */
export function FilterText({ label, value, kind = "search", onChange }: Props) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <Input
        id={id}
        type={kind}
        value={value ?? ""}
        onChange={(event) => onChange(event.target.value || undefined)}
      />
    </div>
  );
}
