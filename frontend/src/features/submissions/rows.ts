import type { Form, Indicator, Level } from "@/api/types";

export interface FormRow {
  /** Section and place within it, as on paper: 1.2. */
  number: string;
  indicator: Indicator;
}

export interface FormSectionRows {
  titleVi: string;
  titleEn: string;
  rows: FormRow[];
  /** Rates of this section's figures. */
  ratios: Indicator[];
}

/** The form as one level's reporter sees it: only what is asked there; each rate stands under its numerator's section. */
export function sectionsFor(form: Pick<Form, "sections" | "ratios">, level: Level): FormSectionRows[] {
  const asked = form.sections
    .map((section) => ({ ...section, items: section.items.filter((item) => item.levels.includes(level)) }))
    .filter((section) => section.items.length > 0);
  const ids = new Set(asked.flatMap((section) => section.items.map((item) => item.indicator.id)));
  return asked.map((section, sectionIndex) => ({
    titleVi: section.title_vi,
    titleEn: section.title_en,
    rows: section.items.map(({ indicator }, index) => ({
      number: `${sectionIndex + 1}.${index + 1}`,
      indicator,
    })),
    ratios: form.ratios.filter(
      (ratio) =>
        ids.has(ratio.denominator_id ?? 0) &&
        section.items.some((item) => item.indicator.id === ratio.numerator_id),
    ),
  }));
}

export const askedOf = (sections: readonly FormSectionRows[]): Indicator[] =>
  sections.flatMap((section) => section.rows.map((row) => row.indicator));
