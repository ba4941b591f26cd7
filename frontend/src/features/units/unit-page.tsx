import { getRouteApi, Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { useMe } from "@/api/me";
import { isProblem } from "@/api/problem";
import type { UnitDetail } from "@/api/types";
import { useUnit } from "@/api/use-unit";
import { dayText } from "@/ui/dates";
import { Loaded } from "@/ui/loaded";
import { Notice } from "@/ui/notice";
import { Page } from "@/ui/page";
import { usePageContext } from "@/ui/page-context";

import { LineagePanel } from "./lineage-panel";
import { tenureText } from "./tenure-text";
import { UnitChildren } from "./unit-children";
import { UnitHistory } from "./unit-history";

const route = getRouteApi("/signed-in/units/$unitId");

export function UnitPage() {
  const { t } = useTranslation();
  const { unitId } = route.useParams();
  const { as_of } = route.useSearch();
  const unit = useUnit(unitId, as_of);
  usePageContext({ unit: unit.data?.name });
  if (as_of !== undefined && isProblem(unit.error, 404)) return <NotOnThatDay unitId={unitId} day={as_of} />;
  return (
    <Page title={unit.data?.name ?? t("units.unit")} lead={unit.data && <Ancestors unit={unit.data} />}>
      <Loaded query={unit} lines={10}>
        {(data) => (
          <>
            <Facts unit={data} />
            <LineagePanel unitId={unitId} />
            <UnitChildren unit={data} />
            <UnitHistory history={data.history} />
            <ReorganiseLink unitId={unitId} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

/** For whoever keeps the tree of this unit: the way to merge, divide or rename it. */
function ReorganiseLink({ unitId }: { unitId: number }) {
  const { t } = useTranslation();
  const me = useMe();
  if (!me.permissions.includes("unit:manage")) return null;
  return (
    <p>
      <Link to="/reorganisations" search={{ unit_id: unitId }}>
        {t("units.reorganise")}
      </Link>
    </p>
  );
}

function Ancestors({ unit }: { unit: UnitDetail }) {
  const { t } = useTranslation();
  if (unit.ancestors.length === 0) return null;
  return (
    <nav aria-label={t("units.ancestors")}>
      <ol className="trail">
        {unit.ancestors.map((above) => (
          <li key={above.id}>
            <Link to="/units/$unitId" params={{ unitId: above.id }} search={(search) => search}>
              {above.name}
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function Facts({ unit }: { unit: UnitDetail }) {
  const { t } = useTranslation();
  return (
    <section className="panel" aria-label={t("units.facts")}>
      <dl className="facts">
        <dt>{t("units.asOfDay")}</dt>
        <dd>{dayText(unit.as_of)}</dd>
        <dt>{t("units.code")}</dt>
        <dd>{unit.code}</dd>
        <dt>{t("units.kind")}</dt>
        <dd>
          {unit.kind} · {t(`common.level.${unit.level}`)}
        </dd>
        <dt>{t("units.inBeing")}</dt>
        <dd>{tenureText(t, unit)}</dd>
      </dl>
    </section>
  );
}

function NotOnThatDay({ unitId, day }: { unitId: number; day: string }) {
  const { t } = useTranslation();
  return (
    <Page title={t("units.notThen")}>
      <Notice tone="info">
        <p>{t("units.notThenText", { day: dayText(day) })}</p>
        <p>
          <Link to="/units/$unitId" params={{ unitId }} search={{}}>
            {t("units.openInItsTime")}
          </Link>
        </p>
      </Notice>
    </Page>
  );
}
