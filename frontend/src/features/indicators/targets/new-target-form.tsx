import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { useMe } from "@/api/me";
import { AskForm } from "@/ui/ask-form";
import { Choice } from "@/ui/choice";

import { createTarget } from "../api/keeping";
import { useKeeping } from "../api/use-keeping";
import type { Detail, TargetDetail } from "../types";
import { AskedAbove } from "./asked-above";
import { NO_TARGET, targetOf } from "./target-draft";
import { TargetFields } from "./target-fields";
import { useTargetDraft } from "./use-target-draft";

interface Props {
  indicator: Detail;
  onSet: (targetId: number) => void;
}

/** What a document of one of the reader's units asks of the indicator. */
export function NewTargetForm({ indicator, onSet }: Props) {
  const { t } = useTranslation();
  const me = useMe();
  const keeping = useKeeping<TargetDetail>();
  const home = indicator.can_ask.find(({ id }) => id === me.home.id) ?? indicator.can_ask[0];
  const [asker, setAsker] = useState(home);
  const { draft, setDraft, errorAt, check, rest } = useTargetDraft(NO_TARGET, keeping.error);
  if (asker === undefined) return null;

  const submit = () => {
    if (!check()) return;
    keeping.mutate(() => createTarget({ unit_id: asker.id, target: targetOf(draft, indicator.code) }), {
      onSuccess: ({ id }) => onSet(id),
    });
  };

  return (
    <>
      <AskedAbove indicator={indicator} asker={asker} />
      <section className="panel" aria-label={t("indicators.target.set")}>
        <p>{t("indicators.target.lead", { unit: asker.name })}</p>
        <AskForm error={keeping.error} rest={rest} onSubmit={submit}>
          {indicator.can_ask.length > 1 && (
            <Choice
              label={t("indicators.target.unit")}
              value={`${asker.id}`}
              options={indicator.can_ask.map(({ id, name }) => ({ value: `${id}`, label: name }))}
              onChange={(id) => setAsker(indicator.can_ask.find((unit) => `${unit.id}` === id) ?? asker)}
            />
          )}
          <TargetFields
            draft={draft}
            indicator={indicator}
            asker={asker}
            errorAt={errorAt}
            onChange={setDraft}
          />
          <div className="actions">
            <Button type="primary" htmlType="submit" loading={keeping.isPending}>
              {t("indicators.target.step")}
            </Button>
          </div>
        </AskForm>
      </section>
    </>
  );
}
