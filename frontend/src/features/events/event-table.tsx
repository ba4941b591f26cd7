import { useTranslation } from "react-i18next";

import { instantText } from "@/ui/dates";
import { ListTable } from "@/ui/list-table";

import { EventDetails } from "./event-details";
import { EventSubject } from "./event-subject";
import { isKnown, KIND_WORDS } from "./kinds";
import type { LogEvent } from "./types";

export function EventTable({ events }: { events: readonly LogEvent[] }) {
  const { t } = useTranslation();
  return (
    <ListTable
      rows={events}
      rowKey={({ id }) => id}
      columns={[
        { title: t("events.time"), kind: "number", cell: (event) => instantText(event.happened_at) },
        {
          title: t("events.what"),
          head: true,
          cell: (event) => (
            <>
              {isKnown(event.kind) ? t(`events.kind.${KIND_WORDS[event.kind]}`) : event.kind}
              <EventDetails event={event} />
            </>
          ),
        },
        { title: t("events.who"), cell: (event) => <Who event={event} /> },
        { title: t("events.subject"), cell: (event) => <EventSubject event={event} /> },
        { title: t("events.unit"), cell: (event) => event.unit?.name ?? t("common.none") },
      ]}
    />
  );
}

/** A person, a program, or nobody who proved to be one. */
function Who({ event: { user, client, kind } }: { event: LogEvent }) {
  const { t } = useTranslation();
  if (user) return user.name ?? t("events.elsewhere");
  if (client) return t("events.program", { name: client.name ?? client.client_id });
  return <span className="quiet">{t(kind.endsWith(".refused") ? "events.nobody" : "events.operator")}</span>;
}
