import { useTranslation } from "react-i18next";

import { Choice } from "@/ui/choice";
import { TextField } from "@/ui/text-field";

import { signsInPlace, type useSignatory } from "./signatory";
import type { Authority } from "./types";

const AUTHORITIES: readonly Authority[] = ["head", "deputy", "by_order", "authorised", "acting"];

/** Who signs, for whom, and in whose place, as Decree 30/2020 writes it above a signature. */
export function SignatoryFields({ state }: { state: ReturnType<typeof useSignatory> }) {
  const { t } = useTranslation();
  const { signatory, setSignatory, faults } = state;
  const put = (next: Partial<typeof signatory>) => setSignatory({ ...signatory, ...next });
  const inPlace = signsInPlace(signatory);
  const said = (field: keyof typeof faults) => {
    const fault = faults[field];
    return fault && t(`editions.sign.${fault}`);
  };
  return (
    <fieldset className="signatory">
      <legend>{t("editions.sign.title")}</legend>
      <TextField
        label={t("editions.sign.collective")}
        hint={t("editions.sign.collectiveHint")}
        maxLength={200}
        value={signatory.collective}
        onChange={(collective) => put({ collective })}
      />
      <Choice
        label={t("editions.sign.authority")}
        value={signatory.authority}
        options={AUTHORITIES.map((value) => ({ value, label: t(`editions.sign.as.${value}`) }))}
        onChange={(authority) => put({ authority })}
      />
      <TextField
        label={t("editions.sign.head")}
        maxLength={200}
        value={signatory.head}
        onChange={(head) => put({ head })}
      />
      {inPlace && (
        <>
          <TextField
            label={t("editions.sign.position")}
            maxLength={200}
            value={signatory.position}
            onChange={(position) => put({ position })}
            error={said("position")}
          />
          <div className="pair">
            <TextField
              label={t("editions.sign.first")}
              hint={t("editions.sign.dayHint")}
              inputMode="numeric"
              className="date-input"
              value={state.first}
              onChange={state.setFirst}
              error={said("first")}
            />
            <TextField
              label={t("editions.sign.last")}
              hint={t("editions.sign.dayHint")}
              inputMode="numeric"
              className="date-input"
              value={state.last}
              onChange={state.setLast}
              error={said("last")}
            />
          </div>
        </>
      )}
      <TextField
        label={t("editions.sign.name")}
        hint={t("editions.sign.nameHint")}
        maxLength={100}
        value={signatory.name}
        onChange={(name) => put({ name })}
      />
    </fieldset>
  );
}
