import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { useMe } from "@/api/me";
import { DateField } from "@/ui/date-field";
import { instantText } from "@/ui/dates";
import { Empty } from "@/ui/empty";
import { Loaded } from "@/ui/loaded";
import { Notice } from "@/ui/notice";

import { useChanges } from "../api/use-changes";

const route = getRouteApi("/signed-in/matrices/$matrixId");
const WEEK = 7 * 86_400_000; // milliseconds

const weekBefore = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - WEEK).toISOString().slice(0, 10);

/** The news for a meeting: what was reported, confirmed, put off and amended between two days. */
export function ChangesView({ matrixId }: { matrixId: number }) {
  const { t } = useTranslation();
  const me = useMe();
  const navigate = useNavigate();
  const search = route.useSearch();
  const { to = me.today } = search;
  const { from = weekBefore(to) } = search;
  const changes = useChanges(matrixId, from, to);
  const change = (next: { from?: string; to?: string }) =>
    void navigate({
      to: "/matrices/$matrixId",
      params: { matrixId },
      search: { ...search, ...next },
      resetScroll: false,
    });
  return (
    <>
      <h2>{t("matrices.changes.title")}</h2>
      <div className="filters">
        <DateField
          label={t("matrices.changes.from")}
          value={from}
          onChange={(day) => change({ from: day })}
        />
        <DateField label={t("matrices.changes.to")} value={to} onChange={(day) => change({ to: day })} />
      </div>
      <Loaded query={changes}>
        {({ items, complete }) =>
          items.length === 0 ? (
            <Empty title={t("matrices.changes.none")} />
          ) : (
            <>
              <p role="status" className="quiet">
                {t("matrices.changes.shown", { count: items.length })}
              </p>
              {!complete && <Notice tone="warning">{t("matrices.changes.more")}</Notice>}
              <div className="table-frame">
                <table className="table table-cards">
                  <thead>
                    <tr>
                      <th scope="col">{t("matrices.changes.at")}</th>
                      <th scope="col">{t("matrices.tasks")}</th>
                      <th scope="col">{t("matrices.changes.what")}</th>
                      <th scope="col">{t("matrices.changes.who")}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {items.map((item, index) => (
                      <tr key={`${item.at} ${index}`}>
                        <td data-label={t("matrices.changes.at")}>
                          <time dateTime={item.at}>{instantText(item.at)}</time>
                        </td>
                        <td data-label={t("matrices.tasks")}>{item.task_number}</td>
                        <td data-label={t("matrices.changes.what")}>
                          <strong>{t(`matrices.changes.kind.${item.kind}`)}</strong>
                          {item.text !== null && <span className="official-name">{item.text}</span>}
                        </td>
                        <td data-label={t("matrices.changes.who")}>
                          {item.body?.name}
                          {item.by !== null && <span className="official-name">{item.by}</span>}
                        </td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
            </>
          )
        }
      </Loaded>
    </>
  );
}
