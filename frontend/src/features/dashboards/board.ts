import type { Form, Indicator } from "@/api/types";

import type { Aggregates, Asked } from "./api/types";
import type { Facts } from "./facts";

/** All that the parts of a dashboard show: fetched once, and the same on the page, in a meeting and in files. */
export interface Board {
  asked: Asked;
  form: Form;
  indicator: Indicator;
  /** 0: the total. */
  category: number;
  /** Indicator and category, as titles say them. */
  subject: string;
  /** The unit itself over the periods, in all categories. */
  own: Aggregates;
  /** The unit with those below it, in the chosen figure alone; undefined while it comes. */
  below: Aggregates | undefined;
  facts: Facts;
}

export interface Part {
  board: Board;
  /** 1 on a page; more on a projector, where tables stay away. */
  scale: number;
}

export const isMeeting = ({ scale }: Pick<Part, "scale">): boolean => scale > 1;
