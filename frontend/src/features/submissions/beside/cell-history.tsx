import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { Submission } from "@/api/types";
import { Figure } from "@/figures/figure";
import { instantText } from "@/ui/dates";
import { Loaded } from "@/ui/loaded";

import { useHistory } from "../api/use-history";
import { type Cell, cellKey } from "../cells";

interface Props {
  cell: Cell;
  submission: Submission;
}

/** Every value this cell has had: who, when, and for whom. Asked for when someone opens it. */
export function CellHistory({ cell, submission }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t("entry.beside.history")}</summary>
      {open && <Revisions cell={cell} submission={submission} />}
    </details>
  );
}

function Revisions({ cell, submission }: Props) {
  const { t } = useTranslation();
  const history = useHistory(submission.id);
  return (
    <Loaded query={history}>
      {({ items }) => {
        const mine = items.flatMap((event) =>
          event.changes
            .filter(({ indicator_id, category_id }) => cellKey(indicator_id, category_id) === cell.key)
            .map((change) => ({ event, change })),
        );
        if (mine.length === 0) return <p className="quiet">{t("entry.history.none")}</p>;
        return (
          <ol className="history">
            {mine.map(({ event, change }) => (
              <li key={event.happened_at}>
                <strong>
                  <Figure indicator={cell.indicator} value={change.after ?? undefined} />
                </strong>
                <p className="quiet">
                  {instantText(event.happened_at)} · {event.user_name ?? t("entry.history.someone")}
                  {event.behalf && ` · ${t("entry.beside.behalf", { unit: event.behalf.name })}`}
                </p>
              </li>
            ))}
          </ol>
        );
      }}
    </Loaded>
  );
}
