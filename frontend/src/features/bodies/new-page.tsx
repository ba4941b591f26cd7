import { Link, useNavigate } from "@tanstack/react-router";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { useMe } from "@/api/me";
import { useUnit } from "@/api/use-unit";
import { UnitSelect } from "@/figures/unit-select";
import { AskForm } from "@/ui/ask-form";
import { Choice } from "@/ui/choice";
import { Page } from "@/ui/page";
import { TextField } from "@/ui/text-field";

import { createBody } from "./api/keeping";
import { useKeeping } from "./api/use-keeping";
import { BodyChoice } from "@/figures/body-choice";
import { BODY_KINDS, type BodyKind } from "@/figures/body-kinds";
import { optionalDay } from "./optional-day";
import type { Body } from "./types";
import "./words";

const NOTHING = { name: "", aliases: "", sector: "", from: "", source: "" };

/** A body of one of the reader's units is entered. */
export function NewBodyPage() {
  const { t } = useTranslation();
  const me = useMe();
  const navigate = useNavigate();
  const keeping = useKeeping<Body>();
  const [unitId, setUnitId] = useState(me.home.id);
  const unit = useUnit(unitId, me.today).data;
  const [kind, setKind] = useState<BodyKind>("department");
  const [parent, setParent] = useState<number>();
  const [typed, setTyped] = useState(NOTHING);
  const [sent, setSent] = useState(false);
  const from = optionalDay(typed.from);
  const name = typed.name.trim();

  const submit = () => {
    setSent(true);
    if (!name || from === undefined) return;
    const aliases = typed.aliases
      .split(";")
      .map((alias) => alias.trim())
      .filter(Boolean);
    keeping.mutate(
      () =>
        createBody({
          unit_id: unitId,
          kind,
          name,
          aliases,
          sector: typed.sector.trim() || null,
          parent_id: parent ?? null,
          valid_from: from,
          source: typed.source.trim() || null,
        }),
      { onSuccess: ({ id }) => void navigate({ to: "/bodies/$bodyId", params: { bodyId: id } }) },
    );
  };

  const field = (key: keyof typeof typed) => ({
    value: typed[key],
    onChange: (text: string) => setTyped({ ...typed, [key]: text }),
  });

  return (
    <Page title={t("bodies.new.title")} lead={<Link to="/bodies">{t("bodies.backToList")}</Link>}>
      <section className="panel" aria-label={t("bodies.new.title")}>
        <AskForm error={keeping.error} rest={keeping.error ?? undefined} onSubmit={submit}>
          <UnitSelect
            label={t("bodies.unit")}
            value={unit ?? me.home}
            asOf={me.today}
            onChange={(id) => {
              setUnitId(id);
              setParent(undefined);
            }}
          />
          <Choice
            label={t("bodies.kindLabel")}
            value={kind}
            options={BODY_KINDS.map((value) => ({ value, label: t(`bodies.kind.${value}`) }))}
            onChange={setKind}
          />
          <TextField
            label={t("bodies.rename.name")}
            maxLength={300}
            error={sent && !name ? t("bodies.fault.name") : undefined}
            {...field("name")}
          />
          <TextField label={t("bodies.aliases")} hint={t("bodies.new.aliasesHint")} {...field("aliases")} />
          <TextField label={t("bodies.sector")} maxLength={100} {...field("sector")} />
          <BodyChoice
            label={t("bodies.parent")}
            unitId={unitId}
            none={t("bodies.details.noParent")}
            value={parent}
            onChange={setParent}
          />
          <TextField
            label={t("bodies.new.from")}
            hint={t("bodies.alias.openHint")}
            className="date-input"
            error={sent && from === undefined ? t("access.dates.shape") : undefined}
            {...field("from")}
          />
          <TextField
            label={t("bodies.source")}
            hint={t("bodies.new.sourceHint")}
            maxLength={500}
            {...field("source")}
          />
          <div className="actions">
            <Button type="primary" htmlType="submit" loading={keeping.isPending}>
              {t("bodies.new.step")}
            </Button>
          </div>
        </AskForm>
      </section>
    </Page>
  );
}
