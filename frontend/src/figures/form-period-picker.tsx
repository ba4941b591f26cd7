import { useTranslation } from "react-i18next";

import { usePick } from "@/locales/use-language";
import { Choice } from "@/ui/choice";

import type { FormChoice } from "./form-choice";
import { periodName } from "./period-text";

interface Props {
  choices: readonly FormChoice[];
  choice: FormChoice;
  onChange: (formId: number, period: string) => void;
}

/** Which form, and which of its periods; the page keeps both in its address. */
export function FormPeriodPicker({ choices, choice, onChange }: Props) {
  const { t } = useTranslation();
  const pick = usePick();
  const forms = new Map(choices.map(({ form }) => [form.id, form]));
  const periods = choices.filter(({ form }) => form.id === choice.form.id);
  return (
    <>
      <Choice
        label={t("figures.form")}
        value={`${choice.form.id}`}
        options={[...forms.values()].map((form) => ({
          value: `${form.id}`,
          label: pick(form.name_vi, form.name_en),
        }))}
        onChange={(formId) => onChange(Number(formId), choice.asked.period.code)}
      />
      <Choice
        label={t("figures.period")}
        value={choice.asked.period.code}
        options={periods.map(({ asked }) => ({
          value: asked.period.code,
          label: periodName(t, asked.period),
        }))}
        onChange={(period) => onChange(choice.form.id, period)}
      />
    </>
  );
}
