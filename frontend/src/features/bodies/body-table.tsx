import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import type { BodyListed } from "./types";

interface Props {
  bodies: readonly BodyListed[];
  on: string | undefined;
}

export function BodyTable({ bodies, on }: Props) {
  const { t } = useTranslation();
  return (
    <div className="table-frame">
      <table className="table table-cards">
        <thead>
          <tr>
            <th scope="col">{t("bodies.body")}</th>
            <th scope="col">{t("bodies.unit")}</th>
            <th scope="col">{t("bodies.kindLabel")}</th>
            <th scope="col">{t("bodies.sector")}</th>
            <th scope="col">{t("bodies.aliases")}</th>
          </tr>
        </thead>
        <tbody>
          {bodies.map((body) => (
            <tr key={body.id}>
              <th scope="row">
                <Link to="/bodies/$bodyId" params={{ bodyId: body.id }} search={{ on }}>
                  {body.name}
                </Link>
                {body.parent && <div className="quiet">{t("bodies.partOf", { name: body.parent.name })}</div>}
              </th>
              <td data-label={t("bodies.unit")}>{body.unit.name}</td>
              <td data-label={t("bodies.kindLabel")}>{t(`bodies.kind.${body.kind}`)}</td>
              <td data-label={t("bodies.sector")}>{body.sector ?? "—"}</td>
              <td data-label={t("bodies.aliases")}>{body.aliases.join(" · ") || "—"}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
