import { getRouteApi, Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { allows, useMe } from "@/api/me";
import { useUnit } from "@/api/use-unit";
import { UnitSelect } from "@/figures/unit-select";
import { dayText } from "@/ui/dates";
import { Empty } from "@/ui/empty";
import { Loaded } from "@/ui/loaded";
import { Page } from "@/ui/page";
import { usePageContext } from "@/ui/page-context";
import { ViewLink } from "@/ui/view-link";

import { useGivenTasks } from "../api/use-given-tasks";
import { GIVEN, type GivenSearch } from "../search";
import type { GivenTask } from "../types";
import { TakeOver } from "./take-over";
import { Taken } from "./taken";
import { byMatrix, standsAs } from "./taking";
import "../matrices.css";
import "../words";

const route = getRouteApi("/signed-in/given-tasks");

/** What superiors' matrices ask of a unit, and which own tasks carry it out. */
export function GivenPage() {
  const { t } = useTranslation();
  const me = useMe();
  const navigate = route.useNavigate();
  const { unit: unitId = me.home.id, show } = route.useSearch();
  const unit = useUnit(unitId, me.today).data;
  const given = useGivenTasks(unitId);
  usePageContext({ unit: unit?.name });
  const change = (next: GivenSearch) =>
    void navigate({ search: (search) => ({ ...search, ...next }), resetScroll: false });
  return (
    <Page title={t("shell.pages.given")} lead={t("matrices.given.lead")}>
      <div className="filters">
        <UnitSelect
          label={t("figures.unit")}
          value={unit ?? me.home}
          asOf={me.today}
          onChange={(id) => change({ unit: id === me.home.id ? undefined : id })}
        />
      </div>
      <Loaded query={given} lines={8}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t("matrices.given.none")}>
              <p>{t("matrices.given.noneHint")}</p>
            </Empty>
          ) : (
            <>
              <nav className="views" aria-label={t("matrices.given.filter")}>
                {([undefined, ...GIVEN] as const).map((name) => (
                  <ViewLink
                    key={name ?? "all"}
                    to="/given-tasks"
                    search={(search) => ({ ...search, show: name })}
                    current={name === show}
                    resetScroll={false}
                  >
                    {t(`matrices.given.${name ?? "all"}`)}{" "}
                    <span className="number">({items.filter((item) => standsAs(item, name)).length})</span>
                  </ViewLink>
                ))}
              </nav>
              <GivenList
                key={unitId}
                unitId={unitId}
                items={items.filter((item) => standsAs(item, show))}
                takes={allows(me, "matrix:edit")}
              />
            </>
          )
        }
      </Loaded>
    </Page>
  );
}

interface ListProps {
  unitId: number;
  items: readonly GivenTask[];
  takes: boolean;
}

function GivenList({ unitId, items, takes }: ListProps) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const toggle = (id: number, on: boolean) => {
    const next = new Set(chosen);
    if (on) next.add(id);
    else next.delete(id);
    setChosen(next);
  };
  const wanted = items.map(({ task }) => task.id).filter((id) => chosen.has(id));
  if (items.length === 0) return <Empty title={t("matrices.given.noSuch")} />;
  return (
    <>
      {takes && (
        <TakeOver unitId={unitId} taskIds={[...new Set(wanted)]} onTaken={() => setChosen(new Set())} />
      )}
      {byMatrix(items).map(({ matrixId, title, year, tasks }) => (
        <section key={matrixId} className="section" aria-label={title}>
          <h2>
            <Link to="/matrices/$matrixId" params={{ matrixId }}>
              {title}
            </Link>{" "}
            <span className="quiet">{year}</span>
          </h2>
          <div className="table-frame">
            <table className="table table-cards">
              <thead>
                <tr>
                  {takes && <th scope="col">{t("matrices.given.choose")}</th>}
                  <th scope="col">{t("matrices.content")}</th>
                  <th scope="col">{t("matrices.given.part")}</th>
                  <th scope="col">{t("matrices.deadline.title")}</th>
                  <th scope="col">{t("matrices.coverage.own")}</th>
                </tr>
              </thead>
              <tbody>
                {tasks.map((item) => (
                  <tr key={`${item.task.id} ${item.part}`}>
                    {takes && (
                      <td>
                        <label className="check">
                          <input
                            type="checkbox"
                            checked={chosen.has(item.task.id)}
                            aria-label={t("matrices.taskOf", {
                              number: item.task.number,
                              content: item.task.content,
                            })}
                            onChange={(event) => toggle(item.task.id, event.target.checked)}
                          />
                        </label>
                      </td>
                    )}
                    <th scope="row" className="plain">
                      <Link to="/matrices/$matrixId" params={{ matrixId }} hash={`task-${item.task.id}`}>
                        {item.task.number}. {item.task.content}
                      </Link>
                    </th>
                    <td data-label={t("matrices.given.part")}>
                      {t(`matrices.${item.part}`)}
                      <span className="official-name">{item.body_name}</span>
                    </td>
                    <td data-label={t("matrices.deadline.title")}>
                      {item.deadline_on === null ? t("matrices.deadline.none") : dayText(item.deadline_on)}
                    </td>
                    <td data-label={t("matrices.coverage.own")}>
                      <Taken item={item} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </section>
      ))}
    </>
  );
}
