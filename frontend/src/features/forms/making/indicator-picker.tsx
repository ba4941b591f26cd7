import { Select } from "antd";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";

import { useMe } from "@/api/me";
import { usePick } from "@/locales/use-language";
import { useDebounced } from "@/ui/debounced";
import { matches } from "@/ui/fold";

import { useIndicatorSearch } from "../api/use-indicator-search";
import type { Named } from "../types";

interface Props {
  label: string;
  /** Indicators that stand in the form already. */
  taken: ReadonlySet<number>;
  onPick: (indicator: Named) => void;
}

/** One more indicator by code or name; only what may be asked is offered, and nothing twice. */
export function IndicatorPicker({ label, taken, onPick }: Props) {
  const { t } = useTranslation();
  const pick = usePick();
  const { today } = useMe();
  const id = useId();
  const [typed, setTyped] = useState("");
  const [open, setOpen] = useState(false);
  const asked = useDebounced(typed, 250);
  const found = useIndicatorSearch(asked);
  // What was found for other words is not offered: Enter would take it.
  const searching = asked !== typed || found.isPlaceholderData || found.isLoading;
  const short = typed.trim().length < 2;
  const offered = (searching || short ? [] : (found.data?.items ?? [])).filter(
    ({ kind, valid_to, code, name_vi, name_en }) =>
      kind !== "ratio" &&
      (valid_to === null || valid_to >= today) &&
      matches(`${code} ${name_vi} ${name_en}`, asked),
  );
  const choose = (chosen: number | null) => {
    const indicator = offered.find((one) => one.id === chosen);
    if (indicator) onPick(indicator);
    setTyped("");
    setOpen(false);
  };
  const search = (text: string) => {
    setTyped(text);
    setOpen(text !== "");
  };
  return (
    <div className="field">
      <label htmlFor={id}>
        {label} <span className="quiet">({t("making.items.addHint")})</span>
      </label>
      <Select
        id={id}
        className="indicator-picker"
        showSearch={{ filterOption: false, searchValue: typed, onSearch: search }}
        open={open && typed !== ""}
        onOpenChange={setOpen}
        value={null}
        options={offered.map((indicator) => {
          const name = `${indicator.code} · ${pick(indicator.name_vi, indicator.name_en)}`;
          const there = taken.has(indicator.id);
          return {
            value: indicator.id,
            disabled: there,
            label: there ? t("making.items.already", { name }) : name,
          };
        })}
        loading={searching && !short}
        notFoundContent={t(
          short ? "making.items.typeMore" : searching ? "common.loading" : "making.items.notFound",
        )}
        onChange={choose}
      />
    </div>
  );
}
