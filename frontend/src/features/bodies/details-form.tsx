import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { AskForm } from "@/ui/ask-form";
import { Choice } from "@/ui/choice";
import { Notice } from "@/ui/notice";
import { TextField } from "@/ui/text-field";

import { changeBody } from "./api/keeping";
import { useKeeping } from "./api/use-keeping";
import { BodyChoice } from "@/figures/body-choice";
import { BODY_KINDS } from "@/figures/body-kinds";
import type { Body } from "./types";

/** Kind, sector and the body that it is a part of. */
export function DetailsForm({ body, etag }: { body: Body; etag: string }) {
  const { t } = useTranslation();
  const keeping = useKeeping();
  const [kind, setKind] = useState(body.kind);
  const [sector, setSector] = useState(body.sector ?? "");
  const [parent, setParent] = useState(body.parent?.id);

  const submit = () =>
    keeping.mutate(() =>
      changeBody(body.id, etag, {
        ...(kind === body.kind ? {} : { kind }),
        sector: sector.trim() || null,
        ...(parent === body.parent?.id ? {} : { parent_id: parent ?? null }),
      }),
    );

  return (
    <section className="panel" aria-labelledby="details">
      <h2 id="details">{t("bodies.details.title")}</h2>
      <div aria-live="polite">
        {keeping.isSuccess && <Notice tone="good">{t("bodies.details.done")}</Notice>}
      </div>
      <AskForm error={keeping.error} rest={keeping.error ?? undefined} onSubmit={submit}>
        <Choice
          label={t("bodies.kindLabel")}
          value={kind}
          options={BODY_KINDS.map((value) => ({ value, label: t(`bodies.kind.${value}`) }))}
          onChange={setKind}
        />
        <TextField label={t("bodies.sector")} maxLength={100} value={sector} onChange={setSector} />
        <BodyChoice
          label={t("bodies.parent")}
          unitId={body.unit.id}
          except={body.id}
          none={t("bodies.details.noParent")}
          value={parent}
          onChange={setParent}
        />
        <div className="actions">
          <Button type="primary" htmlType="submit" loading={keeping.isPending}>
            {t("bodies.details.step")}
          </Button>
        </div>
      </AskForm>
    </section>
  );
}
