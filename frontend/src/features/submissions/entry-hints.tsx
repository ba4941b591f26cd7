import { KeyOutlined } from "@ant-design/icons";
import { Link } from "@tanstack/react-router";
import { Button } from "antd";
import { useTranslation } from "react-i18next";

import type { Submission } from "@/api/types";

import { CopyLast } from "./copy-last";
import type { EntrySession } from "./entry-session";
import type { Grid } from "./grid/grid";
import { ANSWERS } from "./said";

interface Props {
  grid: Grid;
  submission: Submission;
  session: EntrySession;
}

/** The letters for what is no number, and the way to all keys. */
export function EntryHints({ grid, submission, session }: Props) {
  const { t } = useTranslation();
  return (
    <div className="hints">
      <p className="quiet">
        {ANSWERS.map(({ name, key }, index) => (
          <span key={key}>
            {index > 0 && " · "}
            <kbd>{key}</kbd> {t(`entry.answer.${name}`)}
          </span>
        ))}
        {" · "}
        <Link to="/help">{t("entry.hints.more")}</Link>
      </p>
      <div className="actions">
        <CopyLast submission={submission} session={session} />
        <Button icon={<KeyOutlined aria-hidden />} onClick={() => grid.sheetOpen.set(true)}>
          {t("entry.keys.title")}
        </Button>
      </div>
    </div>
  );
}
