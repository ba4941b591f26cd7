import { useTranslation } from "react-i18next";

import { usePick } from "@/locales/use-language";

import { levelsText } from "../levels-text";
import type { DraftPreview, Named } from "../types";

/** What a draft changes of the version before it, and what is derived from it. */
export function ChangesPanel({ preview }: { preview: DraftPreview | undefined }) {
  const { t } = useTranslation();
  const pick = usePick();
  const against = preview?.against ?? null;
  const name = ({ name_vi, name_en }: Named) => pick(name_vi, name_en);
  const same =
    preview &&
    !preview.moved &&
    [preview.added, preview.removed, preview.levels_changed].every((list) => list.length === 0);
  return (
    <section className="panel" aria-labelledby="changes">
      <h2 id="changes">
        {against === null ? t("making.changes.first") : t("making.changes.title", { number: against })}
      </h2>
      {!preview && <p className="quiet">{t("making.changes.waiting")}</p>}
      {same && <p>{t("making.changes.none")}</p>}
      {preview && (
        <>
          <Names title={t("making.changes.added", { count: preview.added.length })} items={preview.added} />
          <Names
            title={t("making.changes.removed", { count: preview.removed.length })}
            items={preview.removed}
          />
          {preview.levels_changed.length > 0 && (
            <div>
              <h3>{t("making.changes.levels", { count: preview.levels_changed.length })}</h3>
              <ul>
                {preview.levels_changed.map(({ indicator, before, after }) => (
                  <li key={indicator.id}>
                    {t("making.changes.levelsOf", {
                      name: name(indicator),
                      before: levelsText(t, before),
                      after: levelsText(t, after),
                    })}
                  </li>
                ))}
              </ul>
            </div>
          )}
          {preview.moved && <p>{t("making.changes.moved")}</p>}
          <Names
            title={t("making.changes.ratios", { count: preview.ratios.length })}
            items={preview.ratios}
          />
        </>
      )}
    </section>
  );
}

function Names({ title, items }: { title: string; items: readonly Named[] }) {
  const pick = usePick();
  if (items.length === 0) return null;
  return (
    <div>
      <h3>{title}</h3>
      <ul>
        {items.map(({ id, code, name_vi, name_en }) => (
          <li key={id}>
            {pick(name_vi, name_en)} <span className="quiet">({code})</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
