import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { Drawer } from "antd";
import { useTranslation } from "react-i18next";

import type { Form, HistoryEvent, Indicator, Submission } from "@/api/types";
import { Figure } from "@/figures/figure";
import { usePick } from "@/locales/use-language";
import { instantText } from "@/ui/dates";
import { Empty } from "@/ui/empty";
import { Loaded } from "@/ui/loaded";

import { useHistory } from "./api/use-history";

const route = getRouteApi("/signed-in/submissions/$submissionId");

interface Props {
  submission: Submission;
  form: Form;
}

/** Who did what and when, with every value before and after; open or not is in the address. */
export function HistoryPanel({ submission, form }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { panel } = route.useSearch();
  return (
    <Drawer
      open={panel === "history"}
      title={t("entry.history.title")}
      size={480}
      onClose={() =>
        void navigate({ to: ".", search: (search) => ({ ...search, panel: undefined }), resetScroll: false })
      }
      destroyOnHidden
    >
      <Events submissionId={submission.id} form={form} />
    </Drawer>
  );
}

function Events({ submissionId, form }: { submissionId: number; form: Form }) {
  const { t } = useTranslation();
  const history = useHistory(submissionId);
  const byId = new Map(
    form.sections.flatMap((section) => section.items.map(({ indicator }) => [indicator.id, indicator])),
  );
  return (
    <Loaded query={history}>
      {({ items }) =>
        items.length === 0 ? (
          <Empty title={t("entry.history.none")} />
        ) : (
          // A region that scrolls must be reachable by keyboard.
          // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          <div role="region" tabIndex={0} aria-label={t("entry.history.title")}>
            <ol className="history">
              {items.map((event, index) => (
                <li key={`${event.happened_at} ${index}`}>
                  <Event event={event} byId={byId} />
                </li>
              ))}
            </ol>
          </div>
        )
      }
    </Loaded>
  );
}

const KINDS = [
  "opened",
  "saved",
  "submitted",
  "accepted",
  "returned",
  "reopened",
  "attached",
  "attachment-withdrawn",
  "explained",
  "commented",
  "comment-resolved",
] as const;

function Event({ event, byId }: { event: HistoryEvent; byId: ReadonlyMap<number, Indicator> }) {
  const { t } = useTranslation();
  const pick = usePick();
  const kind = KINDS.find((name) => event.kind === `submission.${name}`);
  return (
    <>
      <p>
        <strong>{kind ? t(`entry.history.${kind}`) : event.kind}</strong>
        {event.file !== null && `: ${event.file}`}
      </p>
      <p className="quiet">
        <time dateTime={event.happened_at}>{instantText(event.happened_at)}</time>
        {" · "}
        {event.user_name ?? t("entry.history.someone")}
        {event.behalf && ` · ${t("entry.beside.behalf", { unit: event.behalf.name })}`}
      </p>
      {event.reason !== null && <p className="reason">{event.reason}</p>}
      {event.changes.length > 0 && (
        <ul>
          {event.changes.map((change) => {
            const indicator = byId.get(change.indicator_id);
            return (
              indicator && (
                <li key={`${change.indicator_id}:${change.category_id}`}>
                  {pick(indicator.name_vi, indicator.name_en)}:{" "}
                  <Figure indicator={indicator} value={change.before ?? undefined} /> {t("entry.history.to")}{" "}
                  <Figure indicator={indicator} value={change.after ?? undefined} />
                </li>
              )
            );
          })}
        </ul>
      )}
    </>
  );
}
