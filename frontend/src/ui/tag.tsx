import type { ComponentType, ReactNode } from "react";

export type Tone = "neutral" | "info" | "good" | "warning" | "bad" | "special";

interface Props {
  tone: Tone;
  icon: ComponentType<{ "aria-hidden"?: boolean }>;
  children: ReactNode;
}

/** A status: word and icon always, colour as a third hint. */
export function Tag({ tone, icon: Icon, children }: Props) {
  return (
    <span className={`tag tag-${tone}`}>
      <Icon aria-hidden />
      <span>{children}</span>
    </span>
  );
}
