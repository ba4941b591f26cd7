import { useTranslation } from "react-i18next";

import { ShownOnce } from "@/ui/shown-once";

interface Props {
  codes: readonly string[];
  onDone: () => void;
}

/** The recovery codes, to be printed or written down: nobody can show them again. */
export function CodesOnce({ codes, onDone }: Props) {
  const { t } = useTranslation();
  return (
    <ShownOnce
      title={t("account.recovery.title")}
      label={t("account.recovery.all")}
      value={codes.join(" ")}
      onDone={onDone}
    >
      <p>{t("account.recovery.keep")}</p>
      <ul className="code-list">
        {codes.map((code) => (
          <li key={code} className="secret-text">
            {code}
          </li>
        ))}
      </ul>
    </ShownOnce>
  );
}
