import { LockFilled } from "@ant-design/icons";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import type { Submission } from "@/api/types";
import { instantText } from "@/ui/dates";

import { useHistory } from "./api/use-history";

const MOVES = ["submitted", "accepted"] as const;
const DOORS = { "not-yet": "notYet", over: "over", "closed-by-hand": "closed" } as const;

/** Why nothing can be typed in: what happened, who did it, when, and who can open it. */
export function LockBanner({ submission }: { submission: Submission }) {
  const { t } = useTranslation();
  const history = useHistory(submission.id);
  const { state, reviewer, entry } = submission;
  if (state === "draft" && entry !== "open") return <Closed submission={submission} door={DOORS[entry]} />;
  const move = MOVES.find((item) => item === state);
  const event = move && history.data?.items.find(({ kind }) => kind === `submission.${move}`);
  const unit = reviewer?.name ?? t("entry.reviewerUnknown");
  return (
    <p className="lock-banner">
      <LockFilled aria-hidden />
      <span>
        <strong>{move ? t(`entry.lock.${move}`) : t("entry.lock.noRight")}</strong>
        {event &&
          ` ${t("entry.lock.by", { who: event.user_name ?? t("entry.history.someone"), when: instantText(event.happened_at) })}`}{" "}
        {move
          ? t(`entry.lock.${move}Opens`, { unit })
          : t("entry.lock.whoEnters", { unit: submission.unit.name })}
      </span>
    </p>
  );
}

/** The period's doors: their days and reasons stand on the page of the period. */
function Closed({ submission, door }: { submission: Submission; door: "notYet" | "over" | "closed" }) {
  const { t } = useTranslation();
  const { form_id: formId, period } = submission;
  return (
    <p className="lock-banner">
      <LockFilled aria-hidden />
      <span>
        <strong>{t(`entry.lock.${door}`)}</strong>{" "}
        <Link to="/forms/$formId/periods/$period" params={{ formId, period: period.code }}>
          {t("entry.lock.doorWhy")}
        </Link>
      </span>
    </p>
  );
}
