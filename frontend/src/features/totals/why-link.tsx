import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import type { Form, Totals } from "@/api/types";

export interface Shown {
  totals: Totals;
  form: Form;
}

interface Props {
  shown: Shown;
  indicator: number;
  category?: number;
  /** Another unit than the one of the page. */
  unit?: number;
  children: ReactNode;
}

/** A number that answers why it is what it is. */
export function WhyLink({ shown: { totals, form }, indicator, category, unit, children }: Props) {
  const { t } = useTranslation();
  const figure = { form: form.id, period: totals.period.code, unit: unit ?? totals.unit.id };
  return (
    <Link to="/totals/why" search={{ ...figure, indicator, category }} title={t("totals.why")}>
      {children}
    </Link>
  );
}
