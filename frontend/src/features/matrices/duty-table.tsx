import { useTranslation } from "react-i18next";

import type { Agency, Duty } from "./agencies";
import { PartyCell } from "./party-cell";

interface Props {
  part: "lead" | "coordinating";
  agency: Agency;
  duties: readonly Duty[];
}

/** The tasks an agency has in one part, with the other side of each. */
export function DutyTable({ part, agency, duties }: Props) {
  const { t } = useTranslation();
  const other = part === "lead" ? "coordinating" : "lead";
  const title = t(part === "lead" ? "matrices.leads" : "matrices.supports", { count: duties.length });
  return (
    <section className="panel" aria-label={`${agency.name}: ${title}`}>
      <h2>{title}</h2>
      {duties.length === 0 ? (
        <p className="quiet">{t("matrices.noDuties")}</p>
      ) : (
        <div className="table-frame">
          <table className="table table-cards">
            <thead>
              <tr>
                <th scope="col">{t("matrices.number")}</th>
                <th scope="col">{t("matrices.content")}</th>
                <th scope="col">{t(`matrices.${other}`)}</th>
                <th scope="col">{t("matrices.products")}</th>
              </tr>
            </thead>
            <tbody>
              {duties.map(({ task, assignment, through }) => (
                <tr key={assignment.id}>
                  <td data-label={t("matrices.number")}>{task.number}</td>
                  <th scope="row" className="plain">
                    {task.content}
                    {through !== undefined && (
                      <span className="official-name">{t("matrices.through", { group: through })}</span>
                    )}
                  </th>
                  <td data-label={t(`matrices.${other}`)}>
                    <PartyCell parties={assignment[other]} />
                  </td>
                  <td data-label={t("matrices.products")}>
                    {task.products.map((product) => product.text).join("; ")}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
