import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { keys } from "@/api/keys";
import { ConfirmDialog } from "@/ui/confirm-dialog";
import { dayText } from "@/ui/dates";
import { ListTable } from "@/ui/list-table";
import { Loaded } from "@/ui/loaded";
import { TextField } from "@/ui/text-field";

import { recordedQuery, undo } from "./api/reorganising";
import type { Recorded } from "./types";

const names = (units: Recorded["ended"]) => units.map(({ name }) => name).join(", ");

/** What was recorded for these units, and the way to take it back. */
export function RecordedList() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const recorded = useQuery(recordedQuery);
  const [chosen, setChosen] = useState<Recorded>();
  const [reason, setReason] = useState("");
  const undoing = useMutation({
    mutationFn: (one: Recorded) => undo(one.id, reason),
    onSuccess: () => {
      setChosen(undefined);
      setReason("");
      void queries.invalidateQueries({ queryKey: keys.units });
      void queries.invalidateQueries({ queryKey: recordedQuery.queryKey });
    },
  });
  const what = ({ kinds, ended, begun, altered }: Recorded) => {
    const said = kinds.map((kind) => t(`reorganisations.kind.${kind}`)).join(", ");
    if (begun.length === 0)
      return t("reorganisations.list.of", { kinds: said, units: names(ended.length > 0 ? ended : altered) });
    return t("reorganisations.list.change", { kinds: said, ended: names(ended), begun: names(begun) });
  };
  return (
    <section className="panel" aria-labelledby="recorded-reorganisations">
      <h2 id="recorded-reorganisations" tabIndex={-1}>
        {t("reorganisations.list.title")}
      </h2>
      <Loaded query={recorded} lines={3}>
        {({ items }) =>
          items.length === 0 ? (
            <p>{t("reorganisations.list.none")}</p>
          ) : (
            <ListTable
              rows={items}
              rowKey={({ id }) => id}
              columns={[
                { title: t("reorganisations.list.what"), cell: what },
                { title: t("reorganisations.list.day"), cell: (one) => dayText(one.effective_on) },
                { title: t("reorganisations.list.resolution"), cell: (one) => one.resolution },
                {
                  title: t("reorganisations.list.state"),
                  cell: (one) =>
                    one.undone_reason === null
                      ? t("reorganisations.list.stands")
                      : t("reorganisations.list.undone", { reason: one.undone_reason }),
                },
                {
                  title: t("reorganisations.list.undo"),
                  cell: (one) =>
                    one.may_undo && (
                      <Button onClick={() => setChosen(one)}>{t("reorganisations.list.undo")}</Button>
                    ),
                },
              ]}
            />
          )
        }
      </Loaded>
      {chosen && (
        <ConfirmDialog
          title={t("reorganisations.list.undoTitle")}
          step={t("reorganisations.list.undo")}
          busy={undoing.isPending}
          error={undoing.error}
          home="recorded-reorganisations"
          onCancel={() => setChosen(undefined)}
          onConfirm={() => reason.trim() && undoing.mutate(chosen)}
        >
          <p>{t("reorganisations.list.undoText")}</p>
          <TextField
            label={t("reorganisations.list.reason")}
            maxLength={500}
            value={reason}
            onChange={setReason}
          />
        </ConfirmDialog>
      )}
    </section>
  );
}
