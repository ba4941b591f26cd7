import { ExclamationCircleOutlined, InfoCircleOutlined, StopOutlined } from "@ant-design/icons";
import { Link } from "@tanstack/react-router";
import { Button } from "antd";
import { useTranslation } from "react-i18next";

import { usePick } from "@/locales/use-language";
import { numberText } from "@/ui/number-text";
import { Tag } from "@/ui/tag";

import { valueText, yearsText } from "./milestone-text";
import type { Detail, Target } from "./types";

interface Props {
  indicator: Detail;
  onChange: (targetId: number) => void;
}

/** What documents ask of the indicator: the nearest unit's first, the higher ones beside it. */
export function TargetList({ indicator, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <section className="panel" aria-labelledby="targets">
      <h2 id="targets">{t("indicators.targets.title")}</h2>
      {indicator.targets.length === 0 && <p>{t("indicators.targets.none")}</p>}
      {indicator.targets.map((target) => (
        <TargetCard key={target.id} target={target} indicator={indicator} onChange={onChange} />
      ))}
    </section>
  );
}

function TargetCard({ target, indicator, onChange }: Props & { target: Target }) {
  const { t } = useTranslation();
  const pick = usePick();
  const unit = indicator.versions.at(-1)?.measure_unit ?? "";
  const whom = [
    ...target.units.map(({ name }) => name),
    ...target.levels.map((level) => t(`indicators.level.${level}`)),
    ...target.body_kinds.map((kind) => t(`indicators.bodyKind.${kind}`)),
  ];
  return (
    <article className="target-card" aria-label={t("indicators.targets.of", { unit: target.unit.name })}>
      <h3>{target.unit.name}</h3>
      {target.overridden_by && (
        <Tag tone="info" icon={InfoCircleOutlined}>
          {t("indicators.targets.overridden", { unit: target.overridden_by.name })}
        </Tag>
      )}
      {target.withdrawn !== null && (
        <Tag tone="neutral" icon={StopOutlined}>
          {t("indicators.targets.withdrawn", { reason: target.withdrawn })}
        </Tag>
      )}
      <ul className="plain-list">
        {target.milestones.map((milestone) => (
          <li key={`${milestone.from_year} ${milestone.cell}`}>
            <strong>{valueText(t, milestone, unit)}</strong> {yearsText(t, milestone)}
            {milestone.cell_vi !== null &&
              ` · ${pick(milestone.cell_vi, milestone.cell_en ?? milestone.cell_vi)}`}
            {milestone.to_verify && (
              <>
                {" "}
                <Tag tone="warning" icon={ExclamationCircleOutlined}>
                  {t("indicators.toVerify")}
                </Tag>
              </>
            )}
          </li>
        ))}
      </ul>
      {target.baseline !== null && (
        <p>
          {t("indicators.targets.baseline", { value: numberText(target.baseline) })}
          {target.baseline_year !== null && ` (${target.baseline_year})`}
        </p>
      )}
      <p lang="vi">“{target.printed}”</p>
      {target.condition !== null && <p>{t("indicators.targets.condition", { words: target.condition })}</p>}
      {whom.length > 0 && <p>{t("indicators.targets.whom", { whom: whom.join(", ") })}</p>}
      <p className="quiet" lang="vi">
        {target.document_id === null ? (
          target.source
        ) : (
          <Link to="/documents/$documentId" params={{ documentId: target.document_id }}>
            {target.source}
          </Link>
        )}
      </p>
      {target.actions.includes("change_target") && (
        <Button onClick={() => onChange(target.id)}>{t("indicators.target.change")}</Button>
      )}
    </article>
  );
}
