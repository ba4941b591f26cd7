import { useTranslation } from "react-i18next";

import { Tag } from "@/ui/tag";

import type { Done, Timing } from "./progress-axes";
import { DONE_LOOKS, TIMING_LOOKS, timingText } from "./progress-looks";

/** How far a task is: the first of the two axes. */
export function DoneTag({ done }: { done: Done }) {
  const { t } = useTranslation();
  return <Tag {...DONE_LOOKS[done]}>{t(`progress.done.${done}`)}</Tag>;
}

/** Whether it is on time: the second. */
export function TimingTag({ timing }: { timing: Timing }) {
  const { t } = useTranslation();
  return <Tag {...TIMING_LOOKS[timing.on_time]}>{timingText(t, timing)}</Tag>;
}
