import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import type { LineageLink } from "@/api/types";
import { dayBefore, dayText } from "@/ui/dates";
import { Loaded } from "@/ui/loaded";

import { useLineage } from "./api/use-lineage";

/** Which units it came from and which it became, whole or in part. */
export function LineagePanel({ unitId }: { unitId: number }) {
  const { t } = useTranslation();
  const lineage = useLineage(unitId);
  return (
    <Loaded query={lineage} lines={2}>
      {({ predecessors, successors }) =>
        predecessors.length + successors.length > 0 && (
          <section className="panel" aria-labelledby="unit-lineage">
            <h2 id="unit-lineage">{t("units.lineage")}</h2>
            {/* A predecessor is shown as it stood on its last day, a successor on its first. */}
            <Links
              title={t("units.madeOf")}
              links={predecessors}
              dayOf={(link) => dayBefore(link.effective_on)}
            />
            <Links title={t("units.became")} links={successors} dayOf={(link) => link.effective_on} />
          </section>
        )
      }
    </Loaded>
  );
}

interface Props {
  title: string;
  links: readonly LineageLink[];
  dayOf: (link: LineageLink) => string;
}

function Links({ title, links, dayOf }: Props) {
  const { t } = useTranslation();
  if (links.length === 0) return null;
  return (
    <div>
      <h3>{title}</h3>
      <ul className="lineage">
        {links.map((link) => (
          <li key={`${link.unit_id} ${link.effective_on}`}>
            <Link to="/units/$unitId" params={{ unitId: link.unit_id }} search={{ as_of: dayOf(link) }}>
              {link.name}
            </Link>{" "}
            <span className="quiet number">{link.code}</span>
            {" · "}
            {t(`units.share.${link.share}`)}
            {" · "}
            {t("units.effective", { day: dayText(link.effective_on) })}
            {link.resolution !== null && ` · ${link.resolution}`}
          </li>
        ))}
      </ul>
    </div>
  );
}
