import { useTranslation } from "react-i18next";

import type { LogEvent } from "./types";

/** What else is known, for whoever follows a trail: request, token and the data of the event. */
export function EventDetails({ event }: { event: LogEvent }) {
  const { t } = useTranslation();
  const rows: [string, string][] = [
    [t("events.request"), event.request_id ?? t("common.none")],
    [t("events.token"), event.token_id ?? t("common.none")],
    [t("events.code"), event.kind],
    ...Object.entries(event.data).map(([name, value]): [string, string] => [name, text(value)]),
  ];
  return (
    <details>
      <summary>{t("events.details")}</summary>
      <dl className="facts event-facts">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

const text = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value));
