import { useMemo } from "react";
import { useTranslation } from "react-i18next";

import type { Unit } from "@/api/types";
import { measuredText } from "@/figures/figure-text";

import type { Part } from "../board";
import { classesOf, classOf } from "../charts/classes";
import { SCALE } from "../charts/looks";
import { mapOption, type Place } from "../charts/map-option";
import { figureSaid } from "../figure-said";
import type { Ranked } from "../model";
import { ChartFigure } from "./chart-figure";

interface Props extends Part {
  ranked: readonly Ranked[];
  /** The units below with where they lie. */
  children: readonly Unit[];
  selected: number | undefined;
  onSelect: (unitId: number) => void;
}

/** Where the units lie, shaded by their figure. */
export function PlacesMap({ board, scale, ranked, children, selected, onSelect }: Props) {
  const { t } = useTranslation();
  const { indicator } = board;
  const places = useMemo(() => {
    const classes = classesOf(
      ranked.flatMap(({ figure }) => figure.number ?? []),
      SCALE.length,
    );
    const where = new Map(children.map((unit) => [unit.id, unit]));
    const found = ranked.flatMap(({ child: { unit }, figure }): Place[] => {
      const { latitude, longitude } = where.get(unit.id) ?? {};
      if (!latitude || !longitude) return [];
      return [
        {
          id: unit.id,
          name: unit.name,
          latitude: Number(latitude),
          longitude: Number(longitude),
          said: figureSaid(t, indicator, figure),
          shade: figure.number === null ? null : classOf(classes, figure.number),
          selected: unit.id === selected,
        },
      ];
    });
    return { found, classes };
  }, [ranked, children, selected, indicator, t]);
  const draw = useMemo(() => {
    const said = (number: string) => measuredText(indicator, number);
    const shades = places.classes.map(({ from, to }) =>
      from === to ? said(from) : t("dashboards.range", { from: said(from), to: said(to) }),
    );
    const legend = { shades, none: t("dashboards.noneOnMap") };
    return (size: Parameters<typeof mapOption>[2]) => mapOption(places.found, legend, size);
  }, [places, indicator, t]);
  const title = t("dashboards.mapOf", { subject: board.subject });
  const lost = ranked.length - places.found.length;
  return (
    <section aria-labelledby="map">
      <h3 id="map">{t("dashboards.map")}</h3>
      {places.found.length === 0 ? (
        <p className="quiet">{t("dashboards.noPlaces")}</p>
      ) : (
        <>
          <ChartFigure
            board={board}
            scale={scale}
            title={title}
            label={title}
            draw={draw}
            height={560}
            onPick={(id) => onSelect(Number(id))}
          />
          {lost > 0 && <p className="quiet">{t("dashboards.unplaced", { count: lost })}</p>}
        </>
      )}
    </section>
  );
}
