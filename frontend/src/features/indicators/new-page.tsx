import { Link, useNavigate } from "@tanstack/react-router";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { useMe } from "@/api/me";
import { AskForm } from "@/ui/ask-form";
import { Choice } from "@/ui/choice";
import { Page } from "@/ui/page";
import { TextField } from "@/ui/text-field";

import { createIndicator } from "./api/keeping";
import { useKeeping } from "./api/use-keeping";
import { DIRECTIONS, KINDS, PERIOD_RULES } from "./kinds";
import { isWhole, NO_TEXTS, textsOf } from "./texts-draft";
import { TextsFields } from "./texts-fields";
import type { Detail, Direction, Kind, PeriodRule } from "./types";
import "./words";

const NOTHING = { code: "", numerator: "", denominator: "", factor: "100", cells: "", complete: "" };
const listed = (text: string) =>
  text
    .split(";")
    .map((part) => part.trim())
    .filter(Boolean);

/** An indicator of the reader's unit, for it and everyone below. */
export function NewIndicatorPage() {
  const { t } = useTranslation();
  const me = useMe();
  const navigate = useNavigate();
  const keeping = useKeeping<Detail>();
  const [kind, setKind] = useState<Kind>("count");
  const [direction, setDirection] = useState<Direction>("none");
  const [periodRule, setPeriodRule] = useState<PeriodRule>("sum");
  const [typed, setTyped] = useState(NOTHING);
  const [draft, setDraft] = useState(NO_TEXTS);
  const [sent, setSent] = useState(false);
  const ratio = kind === "ratio";
  const missing = !typed.code.trim() || (ratio && (!typed.numerator.trim() || !typed.denominator.trim()));

  const submit = () => {
    setSent(true);
    if (missing || !isWhole(draft)) return;
    const series = ratio
      ? { numerator: typed.numerator, denominator: typed.denominator, factor: typed.factor.replace(",", ".") }
      : {};
    keeping.mutate(
      () =>
        createIndicator({
          unit_id: me.home.id,
          indicator: {
            code: typed.code,
            kind,
            ...series,
            direction,
            period_rule: periodRule,
            cells: listed(typed.cells),
            complete: listed(typed.complete),
            versions: [{ ...textsOf(draft), valid_from: null, valid_to: null, change: null }],
          },
        }),
      {
        onSuccess: ({ id }) => void navigate({ to: "/indicators/$indicatorId", params: { indicatorId: id } }),
      },
    );
  };

  const field = (key: keyof typeof typed, needed = false) => ({
    label: t(`indicators.fields.${key}`),
    value: typed[key],
    error: sent && needed && !typed[key].trim() ? t("indicators.fault.needed") : undefined,
    onChange: (text: string) => setTyped({ ...typed, [key]: text }),
  });

  return (
    <Page title={t("indicators.new.title")} lead={<Link to="/indicators">{t("indicators.backToList")}</Link>}>
      <section className="panel" aria-label={t("indicators.new.title")}>
        <p>{t("indicators.new.lead", { unit: me.home.name })}</p>
        <AskForm error={keeping.error} rest={keeping.error ?? undefined} onSubmit={submit}>
          <TextField {...field("code", true)} maxLength={40} hint={t("indicators.new.codeHint")} />
          <Choice
            label={t("indicators.kindLabel")}
            value={kind}
            options={KINDS.map((value) => ({ value, label: t(`indicators.kind.${value}`) }))}
            onChange={setKind}
          />
          {ratio && (
            <>
              <TextField {...field("numerator", true)} hint={t("indicators.new.partHint")} />
              <TextField {...field("denominator", true)} hint={t("indicators.new.partHint")} />
              <TextField {...field("factor", true)} hint={t("indicators.new.factorHint")} />
            </>
          )}
          <TextsFields draft={draft} sent={sent} onChange={setDraft} />
          <Choice
            label={t("indicators.directionLabel")}
            value={direction}
            options={DIRECTIONS.map((value) => ({ value, label: t(`indicators.direction.${value}`) }))}
            onChange={setDirection}
          />
          <Choice
            label={t("indicators.periodRuleLabel")}
            value={periodRule}
            options={PERIOD_RULES.map((value) => ({ value, label: t(`indicators.periodRule.${value}`) }))}
            onChange={setPeriodRule}
          />
          {kind !== "text" && (
            <>
              <TextField {...field("cells")} hint={t("indicators.new.cellsHint")} />
              <TextField {...field("complete")} hint={t("indicators.new.completeHint")} />
            </>
          )}
          <div className="actions">
            <Button type="primary" htmlType="submit" loading={keeping.isPending}>
              {t("indicators.new.step")}
            </Button>
          </div>
        </AskForm>
      </section>
    </Page>
  );
}
