import { QuestionCircleOutlined } from "@ant-design/icons";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";

import type { Indicator } from "@/api/types";
import { usePick } from "@/locales/use-language";

interface Props {
  indicator: Indicator;
  id?: string;
}

/** An indicator's name and unit of measure, with its definition and source on demand. */
export function IndicatorLabel({ indicator, id }: Props) {
  const { t } = useTranslation();
  const pick = usePick();
  const panel = useId();
  const [open, setOpen] = useState(false);
  const name = pick(indicator.name_vi, indicator.name_en);
  return (
    <>
      <span className="indicator">
        <span id={id}>
          {name} <span className="quiet">({indicator.measure_unit})</span>
        </span>
        <button
          type="button"
          className="icon-button"
          aria-expanded={open}
          aria-controls={panel}
          aria-label={t("figures.definitionOf", { name })}
          title={t("figures.definition")}
          onClick={() => setOpen(!open)}
        >
          <QuestionCircleOutlined aria-hidden />
        </button>
      </span>
      <span id={panel} className="definition" hidden={!open}>
        <span>{indicator.definition}</span>
        <span className="quiet">
          {t("common.source")}: {indicator.source}
        </span>
      </span>
    </>
  );
}
