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

import { useMe } from "@/api/me";
import { periodName } from "@/figures/period-text";
import { usePick } from "@/locales/use-language";
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
          title: t("reminders.subject"),
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
  const me = useMe();
  const { task, report, body, unit } = reminder;
  const name = useSubjectName()(reminder);
  return (
    <>
      {task && (
        <Link
          to="/matrices/$matrixId/progress/$assignmentId"
          params={{ matrixId: task.matrix_id, assignmentId: task.assignment_id }}
          search={{ body: body.id }}
        >
          {task.number && `${task.number}. `}
          {name}
        </Link>
      )}
      {report && (
        <Link
          to={unit?.id === me.home.id ? "/review" : "/entry"}
          search={{ form: report.form_id, period: report.period.code }}
        >
          {name}
        </Link>
      )}
      <details>
        <summary>{t("reminders.words")}</summary>
        <p className="plain reminder-words">{reminder.text}</p>
      </details>
    </>
  );
}

/** What it is about: the task in its own words, or the report by its form and period. */
function useSubjectName(): (reminder: Reminder) => string {
  const { t } = useTranslation();
  const pick = usePick();
  return ({ task, report }) => {
    if (!report) return task?.content ?? "";
    return `${pick(report.name_vi, report.name_en)} · ${periodName(t, report.period)}`;
  };
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
  const name = useSubjectName();
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
        aria-label={t("reminders.seen.stepFor", { content: name(reminder) })}
        onClick={() => mark.mutate(reminder.id)}
      >
        {t("reminders.seen.step")}
      </Button>
      {mark.error && <ProblemMessage error={mark.error} />}
    </>
  );
}
