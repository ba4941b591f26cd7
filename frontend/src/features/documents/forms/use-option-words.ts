import { useTranslation } from "react-i18next";

import { RELATION_NAMES, relationWords } from "../proposals/words";
import { COMPARATOR_NAMES, DEADLINE_RELATIONS, DIRECTIONS, type FieldName, SEVERITIES } from "./specs";

const COMPARATORS = {
  "=": "equal",
  ">": "over",
  ">=": "atLeast",
  "<": "under",
  "<=": "atMost",
  "~": "about",
} as const;

/** An answer of a choice in words. */
export function useOptionWords(): (field: FieldName, option: string) => string {
  const { t } = useTranslation();
  return (field, option) => {
    if (option === "") return t("documents.facts.unsaid");
    const comparator = COMPARATOR_NAMES.find((name) => name === option);
    if (field === "comparator" && comparator)
      return t(`documents.words.comparator.${COMPARATORS[comparator]}`, { value: "…" });
    const citing = RELATION_NAMES.find((name) => name === option);
    if (field === "relation" && citing) return relationWords(t, citing);
    const relation = DEADLINE_RELATIONS.find((name) => name === option);
    if (relation) return t(`documents.words.relation.${relation}`, { day: "…" });
    const direction = DIRECTIONS.find((name) => name === option);
    if (direction) return t(`documents.words.direction.${direction}`);
    const severity = SEVERITIES.find((name) => name === option);
    if (severity) return t(`documents.severity.${severity}`);
    if (field === "flag") return t(option === "true" ? "documents.words.yes" : "documents.words.no");
    return option;
  };
}
