import { useTranslation } from "react-i18next";

import type { Check } from "@/figures/checks";
import { numberText } from "@/ui/number-text";

import type { Remark } from "./grid/cell-view";
import type { Sheet } from "./sheet-types";
import { useCellName } from "./use-words";

/** A remark as the sentence that stands at its cell, and in the summary in the same words. */
export function useRemarkText(sheet: Sheet): (remark: Remark) => string {
  const { t } = useTranslation();
  const checkText = useCheckText(sheet);
  return (remark) => {
    switch (remark.kind) {
      case "refused":
        return remark.said;
      case "unreadable":
        return t(`entry.refused.${remark.why}`);
      case "sum":
        return t("entry.check.sumColumn");
      case "check":
        return checkText(remark.check);
    }
  };
}

/** What a check that does not hold asks of the figure. */
export function useCheckText(sheet: Sheet): (check: Check) => string {
  const { t } = useTranslation();
  const name = useCellName();
  const before = (cell: string) => numberText(sheet.content.previous.get(cell)?.number ?? "");
  return (check) => {
    switch (check.kind) {
      case "asked":
        return t("entry.unsaid");
      case "whole_number":
        return t("entry.refused.notWhole");
      case "not_negative":
        return t("entry.refused.negative");
      case "not_above": {
        const other = sheet.cell(check.other);
        return t("entry.check.notAbove", { other: other ? name(other) : check.other });
      }
      case "sum_of":
        return t("entry.check.sumOf");
      case "range":
        return t("entry.check.range", {
          min: check.min === null ? "…" : numberText(check.min),
          max: check.max === null ? "…" : numberText(check.max),
        });
      case "jump":
        return t("entry.check.jump", { percent: numberText(check.percent), before: before(check.cell) });
      case "thousandfold":
        return t("entry.check.thousandfold", { before: before(check.cell) });
      case "was_there":
        return t("entry.check.wasThere", { before: before(check.cell) });
    }
  };
}
