import type { ReactNode } from "react";

/** As the files of the report print it. */
export const MARK = "(k)";

/** A figure, with the mark behind it where some withhold theirs. */
export function Marked({ withheld, children }: { withheld: number | null; children: ReactNode }) {
  if (!withheld) return children;
  return (
    <>
      {children} {MARK}
    </>
  );
}
