import type { FormPeriod, FormSummary } from "@/api/types";

export interface FormChoice {
  form: FormSummary;
  asked: FormPeriod;
}

/** Every form with each of its periods that have begun, latest data first. */
export function choicesOf(forms: readonly FormSummary[], today: string): FormChoice[] {
  return forms
    .flatMap((form) => form.periods.map((asked) => ({ form, asked })))
    .filter(({ asked }) => asked.period.data_from <= today)
    .sort((a, b) => b.asked.period.data_to.localeCompare(a.asked.period.data_to) || a.form.id - b.form.id);
}

/** The form and period an address names; without them, or when they do not exist, the latest whose data is complete. */
export function chosen(
  choices: readonly FormChoice[],
  formId: number | undefined,
  period: string | undefined,
  today: string,
): FormChoice | undefined {
  const named = choices.filter(({ form }) => formId === undefined || form.id === formId);
  return (
    named.find(({ asked }) => asked.period.code === period) ??
    named.find(({ asked }) => asked.period.data_to <= today) ??
    named[0] ??
    choices[0]
  );
}
