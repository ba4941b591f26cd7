import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { Tagged } from "@/api/client";
import { ListTable } from "@/ui/list-table";
import { ProblemMessage } from "@/ui/problem-message";

import { AdjustForm } from "./adjust-form";
import { useSave } from "./api/use-change";
import { signed } from "./line-table";
import { keyOf, useCellName } from "./names";
import type { Adjustment, Edition } from "./types";

/** What the unit adds to the sums, line by line with its reason. */
export function Adjustments({ tagged }: { tagged: Tagged<Edition> }) {
  const { t } = useTranslation();
  const { content, actions } = tagged.body;
  const save = useSave(tagged);
  const nameOf = useCellName(content);
  const [adding, setAdding] = useState(false);
  const mayWrite = actions.includes("save");
  const { adjustments } = content;
  if (!mayWrite && adjustments.length === 0) return null;
  const without = (one: Adjustment) => adjustments.filter((other) => keyOf(other) !== keyOf(one));

  return (
    <section className="section" aria-labelledby="adjustments">
      <h2 id="adjustments">{t("editions.adjust.title")}</h2>
      <p className="quiet">{t("editions.adjust.lead")}</p>
      {save.error && !adding && <ProblemMessage error={save.error} />}
      {adjustments.length === 0 ? (
        <p>{t("editions.adjust.none")}</p>
      ) : (
        <ListTable
          rows={adjustments}
          rowKey={keyOf}
          columns={[
            { title: t("editions.column.indicator"), cell: nameOf },
            {
              title: t("editions.column.adjustment"),
              kind: "numeric",
              cell: ({ amount }) => signed(amount),
            },
            {
              title: t("editions.column.reason"),
              cell: (one) => (
                <>
                  {one.reason}{" "}
                  {mayWrite && (
                    <button
                      type="button"
                      className="link-button"
                      onClick={() => save.mutate({ adjustments: without(one) })}
                    >
                      {t("editions.adjust.remove", { name: nameOf(one) })}
                    </button>
                  )}
                </>
              ),
            },
          ]}
        />
      )}
      {mayWrite && !adding && (
        <div className="actions">
          <Button onClick={() => setAdding(true)}>{t("editions.adjust.open")}</Button>
        </div>
      )}
      {adding && (
        <AdjustForm
          content={content}
          busy={save.isPending}
          error={save.error}
          onClose={() => setAdding(false)}
          onSave={(one) =>
            save.mutate({ adjustments: [...without(one), one] }, { onSuccess: () => setAdding(false) })
          }
        />
      )}
    </section>
  );
}
