import {
  BellOutlined,
  CheckCircleOutlined,
  ClockCircleOutlined,
  EditOutlined,
  FileUnknownOutlined,
} from "@ant-design/icons";
import { Link } from "@tanstack/react-router";
import { Button } from "antd";
import { useTranslation } from "react-i18next";

import { dayText, instantText } from "@/ui/dates";
import { ListTable } from "@/ui/list-table";
import { ProblemMessage } from "@/ui/problem-message";
import { Tag } from "@/ui/tag";

import { useMarkSeen } from "./api/use-mark-seen";
import type { Reminder } from "./types";

const RULE_LOOKS = {
  due_soon: { tone: "warning", icon: ClockCircleOutlined },
  overdue: { tone: "bad", icon: BellOutlined },
  no_report: { tone: "special", icon: FileUnknownOutlined },
  by_hand: { tone: "info", icon: EditOutlined },
} as const;

/** The log: a row is added when a reminder goes out, and nobody changes what it says. */
export function ReminderTable({ reminders }: { reminders: readonly Reminder[] }) {
  const { t } = useTranslation();
  return (
    <ListTable
      rows={reminders}
      rowKey={({ id }) => id}
      columns={[
        {
          title: t("reminders.task"),
          className: "reminder-task",
          cell: (reminder) => <About reminder={reminder} />,
        },
        { title: t("reminders.to"), cell: ({ body }) => body.name },
        {
          title: t("reminders.why"),
          cell: ({ rule, about_on: day }) => (
            <>
              <Tag {...RULE_LOOKS[rule]}>{t(`reminders.rule.${rule}`)}</Tag>
              {rule !== "by_hand" && (
                <div className="quiet">{t(`reminders.about.${rule}`, { day: dayText(day) })}</div>
              )}
            </>
          ),
        },
        { title: t("reminders.sent"), cell: (reminder) => <Delivery reminder={reminder} /> },
        { title: t("reminders.seen.title"), cell: (reminder) => <Seen reminder={reminder} /> },
      ]}
    />
  );
}

function About({ reminder }: { reminder: Reminder }) {
  const { t } = useTranslation();
  const { matrix_id: matrixId, assignment_id: assignmentId, task_number: number } = reminder;
  return (
    <>
      <Link
        to="/matrices/$matrixId/progress/$assignmentId"
        params={{ matrixId, assignmentId }}
        search={{ body: reminder.body.id }}
      >
        {number && `${number}. `}
        {reminder.task_content}
      </Link>
      <details>
        <summary>{t("reminders.words")}</summary>
        <p className="plain reminder-words">{reminder.text}</p>
      </details>
    </>
  );
}

/** When, by whom and in which way it went out. */
function Delivery({
  reminder: { sent_at: at, sent_by: by, unit, rule, mailed_to: count },
}: {
  reminder: Reminder;
}) {
  const { t } = useTranslation();
  const sender = by ?? t(rule === "by_hand" ? "reminders.elsewhere" : "reminders.byRule");
  return (
    <>
      <span className="number">{instantText(at)}</span> · {sender}
      {unit !== null && <div>{unit.name}</div>}
      <div className="quiet">
        {t("reminders.onPage")}; {count === 0 ? t("reminders.notMailed") : t("reminders.mailed", { count })}
      </div>
    </>
  );
}

/** When and by whom, or the step that says so, for those who speak for the body. */
function Seen({ reminder }: { reminder: Reminder }) {
  const { t } = useTranslation();
  const mark = useMarkSeen();
  if (reminder.seen_at !== null)
    return (
      <>
        <Tag tone="good" icon={CheckCircleOutlined}>
          {t("reminders.seen.yes")}
        </Tag>
        <div className="quiet">
          <span className="number">{instantText(reminder.seen_at)}</span>
          {reminder.seen_by !== null && ` · ${reminder.seen_by}`}
        </div>
      </>
    );
  if (!reminder.actions.includes("mark_seen"))
    return <span className="quiet">{t("reminders.seen.not")}</span>;
  return (
    <>
      <Button
        loading={mark.isPending}
        aria-label={t("reminders.seen.stepFor", { content: reminder.task_content })}
        onClick={() => mark.mutate(reminder.id)}
      >
        {t("reminders.seen.step")}
      </Button>
      {mark.error && <ProblemMessage error={mark.error} />}
    </>
  );
}
