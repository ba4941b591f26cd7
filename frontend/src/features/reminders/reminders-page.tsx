import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { Button } from "antd";
import { useTranslation } from "react-i18next";

import { allows, useMe } from "@/api/me";
import { Choice } from "@/ui/choice";
import { Empty } from "@/ui/empty";
import { ExportButton } from "@/ui/export-button";
import { Loaded } from "@/ui/loaded";
import { MorePages } from "@/ui/more-pages";
import { Page } from "@/ui/page";
import { ViewLink } from "@/ui/view-link";

import { useReminders } from "./api/use-reminders";
import { ReminderTable } from "./reminder-table";
import { RulesPanel } from "./rules-panel";
import { BOXES, RULES, type RemindersSearch } from "./search";
import "./reminders.css";
import "./words";

const route = getRouteApi("/signed-in/reminders");

/** Who was reminded of what, when, how it was delivered, and whether it was seen; the filters are the address. */
export function RemindersPage() {
  const { t } = useTranslation();
  const me = useMe();
  const navigate = useNavigate();
  const search = route.useSearch();
  const { box = "received", rule, unseen, matrix, assignment, body } = search;
  const pages = useReminders(search);
  const narrowed = matrix !== undefined || assignment !== undefined || body !== undefined;
  const change = (next: RemindersSearch) =>
    void navigate({ to: "/reminders", search: { ...search, ...next }, resetScroll: false });

  return (
    <Page title={t("shell.pages.reminders")} lead={t("reminders.lead")}>
      <nav className="views" aria-label={t("reminders.boxes")}>
        {BOXES.map((name) => (
          <ViewLink
            key={name}
            to="/reminders"
            search={{ ...search, box: name === "received" ? undefined : name }}
            current={name === box}
            resetScroll={false}
          >
            {t(`reminders.box.${name}`)}
          </ViewLink>
        ))}
      </nav>
      {box === "sent" && allows(me, "task:chase") && (
        <RulesPanel matrixId={matrix} onChoose={(id) => change({ matrix: id })} />
      )}
      <div className="filters">
        <Choice
          label={t("reminders.why")}
          value={rule ?? "all"}
          options={(["all", ...RULES] as const).map((value) => ({
            value,
            label: value === "all" ? t("reminders.anyReason") : t(`reminders.rule.${value}`),
          }))}
          onChange={(value) => change({ rule: value === "all" ? undefined : value })}
        />
        <Choice
          label={t("reminders.seen.title")}
          value={unseen ?? "all"}
          options={[
            { value: "all", label: t("reminders.seen.all") },
            { value: "true", label: t("reminders.seen.not") },
          ]}
          onChange={(value) => change({ unseen: value === "true" ? value : undefined })}
        />
        {narrowed && (
          <Button onClick={() => change({ matrix: undefined, assignment: undefined, body: undefined })}>
            {t("reminders.widen")}
          </Button>
        )}
      </div>
      <Loaded query={{ data: pages.data, error: pages.error, refetch: pages.refetch }} lines={8}>
        {(data) => {
          const reminders = data.pages.flatMap((page) => page.items);
          return reminders.length === 0 ? (
            <Empty title={t(`reminders.none.${box}`)}>
              <p>{t(`reminders.noneHint.${box}`)}</p>
            </Empty>
          ) : (
            <>
              <ReminderTable reminders={reminders} />
              <MorePages count={reminders.length} pages={pages} />
              <div className="actions">
                <ExportButton
                  path="/api/v1/reminders/export"
                  query={{
                    box,
                    rule,
                    unseen: unseen === "true",
                    matrix_id: matrix,
                    assignment_id: assignment,
                    body_id: body,
                  }}
                />
              </div>
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}
