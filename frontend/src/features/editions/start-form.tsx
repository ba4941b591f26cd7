import { useNavigate } from "@tanstack/react-router";
import { Button } from "antd";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";

import { allows, useMe } from "@/api/me";
import type { UnitRef } from "@/api/types";
import type { FormChoice } from "@/figures/form-choice";
import { Choice } from "@/ui/choice";
import { ProblemMessage } from "@/ui/problem-message";

import { useOpenEdition } from "./api/use-open-edition";
import type { Basis } from "./types";

const BASES = ["live", "official"] as const satisfies readonly Basis[];

/** Begins the unit's next edition of the chosen form and period; the service knows who may. */
export function StartForm({ choice, unit }: { choice: FormChoice; unit: UnitRef }) {
  const { t } = useTranslation();
  const me = useMe();
  const id = useId();
  const navigate = useNavigate();
  const open = useOpenEdition();
  const [basis, setBasis] = useState<Basis>("live");
  if (!allows(me, "submission:enter")) return null;

  const begin = () =>
    open.mutate(
      { formId: choice.form.id, period: choice.asked.period.code, unitId: unit.id, basis },
      {
        onSuccess: (edition) =>
          void navigate({ to: "/editions/$editionId", params: { editionId: edition.id } }),
      },
    );

  return (
    <section className="panel" aria-labelledby={id}>
      <h2 id={id}>{t("editions.start.title")}</h2>
      <p>{t("editions.start.lead")}</p>
      {open.error && <ProblemMessage error={open.error} />}
      <div className="filters">
        <Choice
          label={t("editions.start.basis")}
          value={basis}
          options={BASES.map((value) => ({ value, label: t(`editions.basis.${value}`) }))}
          onChange={setBasis}
        />
      </div>
      <div className="actions">
        <Button type="primary" loading={open.isPending} onClick={begin}>
          {t("editions.start.step")}
        </Button>
      </div>
    </section>
  );
}
