import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { useMe } from "@/api/me";
import { DateField } from "@/ui/date-field";
import { instantText } from "@/ui/dates";
import { Empty } from "@/ui/empty";
import { ListTable } from "@/ui/list-table";
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
              <ListTable
                rows={items.map((item, place) => ({ ...item, place }))}
                rowKey={({ at, place }) => `${at} ${place}`}
                columns={[
                  {
                    title: t("matrices.changes.at"),
                    cell: ({ at }) => <time dateTime={at}>{instantText(at)}</time>,
                  },
                  { title: t("matrices.tasks"), cell: (item) => item.task_number },
                  {
                    title: t("matrices.changes.what"),
                    head: true,
                    cell: ({ kind, text }) => (
                      <>
                        <strong>{t(`matrices.changes.kind.${kind}`)}</strong>
                        {text !== null && <span className="official-name">{text}</span>}
                      </>
                    ),
                  },
                  {
                    title: t("matrices.changes.who"),
                    cell: ({ body, by }) => (
                      <>
                        {body?.name}
                        {by !== null && <span className="official-name">{by}</span>}
                      </>
                    ),
                  },
                ]}
              />
            </>
          )
        }
      </Loaded>
    </>
  );
}
