import { SearchOutlined } from "@ant-design/icons";
import { getRouteApi, Link, Outlet, useNavigate, useParams } from "@tanstack/react-router";
import { Input } from "antd";
import { useId } from "react";
import { useTranslation } from "react-i18next";

import { useMe } from "@/api/me";
import { idParam } from "@/ui/search-params";
import { DateField } from "@/ui/date-field";

import { UnitSearchResults } from "./unit-search-results";
import { UnitTree } from "./unit-tree";
import "./units.css";

const route = getRouteApi("/signed-in/units");

/** The tree of a date on the left, the unit of the address on the right; one after the other on a phone. */
export function UnitsPage() {
  const { t } = useTranslation();
  const searchId = useId();
  const me = useMe();
  const navigate = useNavigate();
  const { as_of, q } = route.useSearch();
  const unitId = idParam(useParams({ strict: false }).unitId);
  const asOf = as_of ?? me.today;
  return (
    <div className={unitId === undefined ? "units" : "units units-with-one"}>
      <section className="units-side panel" aria-label={t("units.find")}>
        <DateField
          label={t("units.asOf")}
          value={asOf}
          onChange={(day) =>
            void navigate({
              to: ".",
              search: (search) => ({ ...search, as_of: day === me.today ? undefined : day }),
            })
          }
        />
        <div className="field">
          <label htmlFor={searchId}>{t("units.search")}</label>
          <Input
            id={searchId}
            type="search"
            prefix={<SearchOutlined aria-hidden />}
            placeholder={t("units.searchHint")}
            value={q ?? ""}
            onChange={(event) => {
              const typed = event.target.value;
              void navigate({
                to: ".",
                search: (search) => ({ ...search, q: typed || undefined }),
                replace: true,
              });
            }}
          />
        </div>
        {q === undefined ? (
          <UnitTree asOf={asOf} currentId={unitId ?? me.home.id} selectedId={unitId} />
        ) : (
          <UnitSearchResults q={q} asOf={asOf} />
        )}
      </section>
      <div className="units-one">
        {unitId !== undefined && (
          <Link to="/units" search={{ as_of, q }} className="units-back">
            {t("units.backToTree")}
          </Link>
        )}
        <Outlet />
      </div>
    </div>
  );
}
