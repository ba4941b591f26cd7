import type { TFunction } from "i18next";

import type { Selector } from "./types";

/** What one part of a group takes, or leaves out, in words. */
export function selectorText(t: TFunction, selector: Selector): string {
  const words = selector.body
    ? [selector.body.name]
    : [
        selector.kind && t(`bodies.kind.${selector.kind}`),
        selector.level && selector.level !== "nation" && t(`bodies.level.${selector.level}`),
        selector.within && t("bodies.groups.withinKind", { kind: t(`bodies.kind.${selector.within}`) }),
        selector.sector && t("bodies.groups.ofSector", { sector: selector.sector }),
        selector.unit && t("bodies.groups.ofUnit", { unit: selector.unit.name }),
      ].filter(Boolean);
  const said = words.join(", ");
  return selector.exclude ? t("bodies.groups.except", { what: said }) : said;
}
