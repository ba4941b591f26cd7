import { numberText } from "@/ui/number-text";

const STEPS = ["B", "KB", "MB", "GB"] as const;

/** A file's size as people say it: 1,4 KB. */
export function sizeText(bytes: number): string {
  const step = bytes < 1 ? 0 : Math.min(STEPS.length - 1, Math.floor(Math.log(bytes) / Math.log(1000)));
  const size = bytes / 1000 ** step;
  return `${numberText(size.toFixed(step === 0 || size >= 10 ? 0 : 1))} ${STEPS[step] ?? "B"}`;
}
