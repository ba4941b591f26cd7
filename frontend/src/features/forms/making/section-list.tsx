import { useTranslation } from "react-i18next";

import { usePick } from "@/locales/use-language";
import { ListTable } from "@/ui/list-table";

import { levelsText } from "../levels-text";
import type { Version } from "../types";
import { draftOf } from "./items-draft";

/** What a version asks, section by section, with what is derived from it. */
export function SectionList({ version }: { version: Version }) {
  const { t } = useTranslation();
  const pick = usePick();
  return (
    <>
      {draftOf(version.items).map((section, place) => (
        <section
          key={section.key}
          className="panel"
          aria-label={t("making.items.section", { place: place + 1 })}
        >
          <h2>
            {pick(section.title_vi, section.title_en) || t("making.items.section", { place: place + 1 })}
          </h2>
          <ListTable
            rows={section.items}
            rowKey={({ indicator }) => indicator.id}
            columns={[
              {
                title: t("making.items.indicator"),
                cell: ({ indicator }) => (
                  <>
                    {pick(indicator.name_vi, indicator.name_en)}{" "}
                    <span className="quiet">
                      ({indicator.code}, {indicator.measure_unit})
                    </span>
                  </>
                ),
              },
              { title: t("making.items.levels"), cell: ({ levels }) => levelsText(t, levels) },
            ]}
          />
        </section>
      ))}
      {version.ratios.length > 0 && (
        <section className="panel" aria-labelledby={`ratios-${version.number}`}>
          <h2 id={`ratios-${version.number}`}>{t("forms.ratios")}</h2>
          <ul>
            {version.ratios.map((ratio) => (
              <li key={ratio.id}>
                {pick(ratio.name_vi, ratio.name_en)} <span className="quiet">({ratio.code})</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
