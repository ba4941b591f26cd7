import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import type { Form } from "@/api/types";
import { usePick } from "@/locales/use-language";

/** The way back to the form that a page is about. */
export function FormLink({ formId, form }: { formId: number; form: Form | undefined }) {
  const { t } = useTranslation();
  const pick = usePick();
  return (
    <Link to="/forms/$formId" params={{ formId }}>
      {form ? pick(form.name_vi, form.name_en) : t("making.backToForm")}
    </Link>
  );
}
