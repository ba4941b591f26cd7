import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { allows, useMe } from "@/api/me";
import { instantText } from "@/ui/dates";

import { EventDetails } from "./event-details";
import { isKnown, KIND_WORDS } from "./kinds";
import type { LogEvent } from "./types";

export function EventTable({ events }: { events: readonly LogEvent[] }) {
  const { t } = useTranslation();
  return (
    <div className="table-frame">
      <table className="table table-cards">
        <thead>
          <tr>
            <th scope="col">{t("events.time")}</th>
            <th scope="col">{t("events.what")}</th>
            <th scope="col">{t("events.who")}</th>
            <th scope="col">{t("events.subject")}</th>
            <th scope="col">{t("events.unit")}</th>
          </tr>
        </thead>
        <tbody>
          {events.map((event) => (
            <tr key={event.id}>
              <td className="number" data-label={t("events.time")}>
                {instantText(event.happened_at)}
              </td>
              <th scope="row">
                {isKnown(event.kind) ? t(`events.kind.${KIND_WORDS[event.kind]}`) : event.kind}
                <EventDetails event={event} />
              </th>
              <td data-label={t("events.who")}>
                <Who event={event} />
              </td>
              <td data-label={t("events.subject")}>
                <Subject event={event} />
              </td>
              <td data-label={t("events.unit")}>{event.unit?.name ?? t("common.none")}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A person, a program, or nobody who proved to be one. */
function Who({ event: { user, client, kind } }: { event: LogEvent }) {
  const { t } = useTranslation();
  if (user) return user.name ?? t("events.elsewhere");
  if (client) return t("events.program", { name: client.name ?? client.client_id });
  return <span className="quiet">{t(kind.endsWith(".refused") ? "events.nobody" : "events.operator")}</span>;
}

function Subject({ event: { subject, user } }: { event: LogEvent }) {
  const { t } = useTranslation();
  const me = useMe();
  const { kind, id } = subject;
  if (kind === "submission" && allows(me, "submission:read"))
    return (
      <Link to="/submissions/$submissionId" params={{ submissionId: Number(id) }}>
        {t("events.submission", { id })}
      </Link>
    );
  if (kind === "user" && subject.name !== null && allows(me, "user:manage"))
    return (
      <Link to="/users/$userId" params={{ userId: Number(id) }}>
        {subject.name}
      </Link>
    );
  if (kind === "client" && subject.name !== null && allows(me, "client:manage"))
    return (
      <Link to="/programs/$clientId" params={{ clientId: id }}>
        {subject.name}
      </Link>
    );
  if (kind === "submission") return t("events.submission", { id });
  if (kind === "sign-in")
    return <span className="quiet">{t("events.signIn", { name: user?.name ?? "" })}</span>;
  if (kind === "user" || kind === "client") return subject.name ?? t("events.elsewhere");
  return `${kind} ${id}`;
}
