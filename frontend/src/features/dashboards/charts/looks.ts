/** Colours that keep apart for every eye and in grey print; what they mean is said in words beside them. */
export const COLOURS = {
  ink: "#1d2733",
  quiet: "#55616d",
  line: "#d9dfe5",
  main: "#0b5a7d",
  target: "#9b1c1c",
  break: "#7a4700",
  met: "#17603a",
  not_met: "#c2571a",
  open: "#7c8895",
} as const;

/** From few to many. */
export const SCALE = ["#c9dfec", "#8cbdd8", "#4a94bd", "#0f6a97", "#073b57"] as const;

export interface Size {
  width: number;
  height: number;
  /** 1 on a page; more on a projector. */
  scale: number;
}

export const FONT = '"Inter Variable", system-ui, sans-serif';

/** What every chart has in common. Nothing moves. */
export const base = ({ scale }: Size) => ({
  animation: false,
  textStyle: { fontFamily: FONT, fontSize: 12 * scale, color: COLOURS.ink },
});

export const label = ({ scale }: Size) => ({ color: COLOURS.ink, fontSize: 12 * scale });

/** No HTML, so that a name is never more than a text. */
export const tooltip = ({ scale }: Size) => ({
  renderMode: "richText" as const,
  confine: true,
  textStyle: { fontFamily: FONT, fontSize: 12 * scale, color: COLOURS.ink },
});

/** For drawing alone: what is read is written from the exact text. */
export const drawn = (number: string): number => Number(number);
