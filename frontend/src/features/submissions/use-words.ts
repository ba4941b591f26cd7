import { useCallback } from "react";
import { useTranslation } from "react-i18next";

import { usePick } from "@/locales/use-language";

import { type Cell, TOTAL } from "./cells";
import type { SaidWords } from "./said";

/** Statuses and answers in the reader's language. */
export function useSaidWords(): SaidWords {
  const { t } = useTranslation();
  return {
    status: (status) => t(`figures.status.${status}`),
    flag: (yes) => t(yes ? "figures.yes" : "figures.no"),
  };
}

/** A cell's full name: “chỉ tiêu — cột”. */
export function useCellName(): (cell: Cell) => string {
  const { t } = useTranslation();
  const pick = usePick();
  return useCallback(
    ({ indicator, category }) => {
      const column = category.id === TOTAL ? t("entry.total") : pick(category.name_vi, category.name_en);
      return `${pick(indicator.name_vi, indicator.name_en)} — ${column}`;
    },
    [t, pick],
  );
}
