import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { useMatrices } from "@/api/use-matrices";
import { Loaded } from "@/ui/loaded";

const SHOWN = 5;

export function MatrixLinks() {
  const { t } = useTranslation();
  const matrices = useMatrices(undefined);
  return (
    <section aria-labelledby="matrices" className="panel">
      <h2 id="matrices">{t("shell.pages.matrices")}</h2>
      <Loaded query={matrices} lines={2}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="quiet">{t("home.noMatrices")}</p>
          ) : (
            <ul className="plain-list">
              {items.slice(0, SHOWN).map((matrix) => (
                <li key={matrix.id}>
                  <Link to="/matrices/$matrixId" params={{ matrixId: matrix.id }}>
                    {matrix.title}
                  </Link>{" "}
                  <span className="quiet">
                    · {matrix.unit.name} · {matrix.year}
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  );
}
