import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { allows, useMe } from "@/api/me";
import { Empty } from "@/ui/empty";

import { useAcceptMany } from "../api/use-accept-many";
import type { Queued } from "../types";
import { AcceptDialog } from "./accept-dialog";
import { Accepted } from "./accepted";
import { WaitingTable } from "./waiting-table";

interface Props {
  formId: number;
  period: string;
  items: readonly Queued[];
}

/** What waits for a decision; many are accepted in one step once their exact number is confirmed. */
export function WaitingPanel({ formId, period, items }: Props) {
  const { t } = useTranslation();
  const me = useMe();
  const accept = useAcceptMany(formId, period);
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const [asking, setAsking] = useState<string>();
  const picked = items.filter(({ id }) => chosen.has(id));
  const decides = allows(me, "submission:review");

  const confirm = (key: string) =>
    accept.mutate(
      { key, items: picked },
      {
        onSuccess: () => {
          setChosen(new Set());
          setAsking(undefined);
        },
      },
    );

  return (
    <section aria-labelledby="waiting" className="review-part">
      <h2 id="waiting" tabIndex={-1}>
        {t("review.queue.waiting", { count: items.length })}
      </h2>
      <div aria-live="polite">{accept.data && <Accepted result={accept.data} />}</div>
      {items.length === 0 ? (
        <Empty title={t("review.queue.none")} />
      ) : (
        <WaitingTable items={items} chosen={decides ? chosen : undefined} onChoose={setChosen} />
      )}
      {picked.length > 0 && (
        <div className="actions">
          <Button
            type="primary"
            onClick={() => {
              accept.reset();
              setAsking(crypto.randomUUID());
            }}
          >
            {t("review.queue.accept", { count: picked.length })}
          </Button>
        </div>
      )}
      {asking !== undefined && (
        <AcceptDialog
          items={picked}
          busy={accept.isPending}
          error={accept.error}
          onCancel={() => setAsking(undefined)}
          onConfirm={() => confirm(asking)}
        />
      )}
    </section>
  );
}
