import { useTranslation } from "react-i18next";

import { usePick } from "@/locales/use-language";

import type { Finding } from "./findings";

/** A finding as the sentence that stands at its cell, and in the summary in the same words. */
export function useFindingText(): (finding: Finding) => string {
  const { t } = useTranslation();
  const pick = usePick();
  return (finding) => {
    switch (finding.kind) {
      case "refused":
        return t(`entry.refused.${finding.why}`);
      case "partExceedsWhole":
        return t("entry.partExceedsWhole", { whole: pick(finding.whole.name_vi, finding.whole.name_en) });
      case "unsaid":
        return t("entry.unsaid");
    }
  };
}
