import { useTranslation } from "react-i18next";

import type { UnitVersion } from "@/api/types";

import { isInexact, tenureText } from "./tenure-text";

/** Names, codes and superiors of a unit over time. */
export function UnitHistory({ history }: { history: readonly UnitVersion[] }) {
  const { t } = useTranslation();
  return (
    <section className="panel" aria-labelledby="unit-history">
      <h2 id="unit-history">{t("units.history")}</h2>
      <div className="table-frame">
        <table className="table table-cards">
          <thead>
            <tr>
              <th scope="col">{t("units.name")}</th>
              <th scope="col">{t("units.code")}</th>
              <th scope="col">{t("units.superior")}</th>
              <th scope="col">{t("units.time")}</th>
            </tr>
          </thead>
          <tbody>
            {history.map((version) => (
              <tr key={`${version.valid_from ?? ""} ${version.code}`}>
                <th scope="row">{version.name}</th>
                <td data-label={t("units.code")}>{version.code}</td>
                <td data-label={t("units.superior")}>{version.parent?.name ?? t("common.none")}</td>
                <td data-label={t("units.time")}>{tenureText(t, version)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {history.some(isInexact) && <p className="quiet">{t("units.byListNote")}</p>}
    </section>
  );
}
