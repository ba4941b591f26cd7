import type { Texts, Version } from "./types";

/** The words of a version as they are typed; what is only spaces is nothing. */
export interface TextsDraft {
  name_vi: string;
  name_en: string;
  definition: string;
  formula: string;
  measure_unit: string;
  origin: Texts["origin"];
  source: string;
  to_verify: boolean;
}

export const NO_TEXTS: TextsDraft = {
  name_vi: "",
  name_en: "",
  definition: "",
  formula: "",
  measure_unit: "",
  origin: "reported",
  source: "",
  to_verify: false,
};

export const draftOf = ({
  name_vi,
  name_en,
  definition,
  formula,
  measure_unit,
  origin,
  source,
  to_verify,
}: Version): TextsDraft => ({
  name_vi,
  name_en,
  definition,
  formula,
  measure_unit,
  origin,
  source,
  to_verify,
});

export const NEEDED = ["name_vi", "name_en", "definition", "measure_unit", "source"] as const;

/** Whether everything is there that an indicator needs to be understood. */
export const isWhole = (draft: TextsDraft): boolean => NEEDED.every((name) => draft[name].trim() !== "");

/** The words to send; the links of a version that is corrected stay. */
export const textsOf = (draft: TextsDraft, kept?: Pick<Version, "document_id" | "clause">): Texts => ({
  ...draft,
  document_id: kept?.document_id ?? null,
  clause: kept?.clause ?? null,
});
