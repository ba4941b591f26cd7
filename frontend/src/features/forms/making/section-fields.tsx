import { ArrowDownOutlined, ArrowUpOutlined, CloseOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";

import type { Level } from "@/api/types";
import { TextField } from "@/ui/text-field";

import type { Named } from "../types";
import { IndicatorPicker } from "./indicator-picker";
import { ItemRow, StepButton } from "./item-row";
import type { SectionDraft } from "./items-draft";

/** What may be done with the items and the sections around them. */
export interface ItemSteps {
  change: (key: string, next: Partial<SectionDraft>) => void;
  add: (key: string, indicator: Named) => void;
  remove: (indicator: Named) => void;
  move: (indicator: Named, step: -1 | 1) => void;
  levels: (id: number, levels: readonly Level[]) => void;
  moveSection: (key: string, step: -1 | 1) => void;
  removeSection: (section: SectionDraft) => void;
}

interface Props {
  section: SectionDraft;
  place: number;
  levels: readonly Level[];
  taken: ReadonlySet<number>;
  errorAt: (place: string) => string | undefined;
  steps: ItemSteps;
}

/** A section: its titles, its indicators in their order, and one more. */
export function SectionFields({ section, place, levels, taken, errorAt, steps }: Props) {
  const { t } = useTranslation();
  const { key, items } = section;
  const fault = errorAt(key);
  return (
    <section className="panel" id={key} aria-label={t("making.items.section", { place })} tabIndex={-1}>
      <div className="panel-head">
        <h2>{t("making.items.section", { place })}</h2>
        <span className="item-steps">
          <StepButton
            label={t("making.items.sectionUp", { place })}
            onClick={() => steps.moveSection(key, -1)}
          >
            <ArrowUpOutlined aria-hidden />
          </StepButton>
          <StepButton
            label={t("making.items.sectionDown", { place })}
            onClick={() => steps.moveSection(key, 1)}
          >
            <ArrowDownOutlined aria-hidden />
          </StepButton>
          <StepButton
            label={t("making.items.sectionRemove", { place })}
            onClick={() => steps.removeSection(section)}
          >
            <CloseOutlined aria-hidden />
          </StepButton>
        </span>
      </div>
      <div className="section-titles">
        {(["title_vi", "title_en"] as const).map((name) => (
          <TextField
            key={name}
            label={t(`making.items.${name}`, { place })}
            value={section[name]}
            maxLength={300}
            error={name === "title_vi" ? errorAt(`${key}/title`) : undefined}
            onChange={(text) => steps.change(key, { [name]: text })}
          />
        ))}
      </div>
      {items.length > 0 && (
        <div className="table-frame">
          <table className="table table-cards">
            <thead>
              <tr>
                {(["number", "indicator", "levels", "steps"] as const).map((name) => (
                  <th key={name} scope="col">
                    {t(`making.items.${name}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {items.map((item, index) => (
                <ItemRow
                  key={item.indicator.id}
                  item={item}
                  place={index + 1}
                  levels={levels}
                  error={errorAt(`item-${item.indicator.id}`)}
                  onMove={(step) => steps.move(item.indicator, step)}
                  onLevels={(chosen) => steps.levels(item.indicator.id, chosen)}
                  onRemove={() => steps.remove(item.indicator)}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <IndicatorPicker
        label={t("making.items.add", { place })}
        taken={taken}
        onPick={(indicator) => steps.add(key, indicator)}
      />
      {fault !== undefined && (
        <p className="field-error" role="alert">
          {fault}
        </p>
      )}
    </section>
  );
}
