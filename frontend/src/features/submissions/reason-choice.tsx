import { useTranslation } from "react-i18next";

import { type Draft, REASONS } from "./said";

interface Props extends Draft {
  id: string;
  onType: (draft: Draft) => void;
}

/** Why there is no number: blank is neither zero nor an answer. */
export function ReasonChoice({ id, text, reason, onType }: Props) {
  const { t } = useTranslation();
  const withheld = reason === "withheld";
  return (
    <select
      className="choice status-choice"
      aria-labelledby={`${id}-name status-column`}
      value={reason ?? ""}
      onChange={(event) => {
        const chosen = REASONS.find(({ status }) => status === event.target.value);
        onType(chosen ? { text: "", reason: chosen.status } : { text, reason: null });
      }}
    >
      <option value="">{t(text.trim() ? "figures.status.reported" : "figures.unsaid")}</option>
      {REASONS.map(({ status }) => (
        <option key={status} value={status}>
          {t(`figures.status.${status}`)}
        </option>
      ))}
      {withheld && <option value="withheld">{t("figures.status.withheld")}</option>}
    </select>
  );
}
