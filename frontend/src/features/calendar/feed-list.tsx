import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { ConfirmDialog } from "@/ui/confirm-dialog";
import { instantText } from "@/ui/dates";
import { ListTable } from "@/ui/list-table";

import { useRevokeFeed } from "./api/use-feeds";
import type { Feed } from "./types";

export function FeedList({ feeds }: { feeds: readonly Feed[] }) {
  const { t } = useTranslation();
  const revoke = useRevokeFeed();
  const [asked, setAsked] = useState<Feed>();
  return (
    <>
      <ListTable
        rows={feeds}
        rowKey={({ id }) => id}
        columns={[
          { title: t("calendar.feeds.name"), cell: ({ name }) => name },
          { title: t("calendar.feeds.madeAt"), kind: "number", cell: (feed) => instantText(feed.made_at) },
          {
            title: t("calendar.feeds.usedAt"),
            kind: "number",
            cell: ({ used_at: at }) => (at === null ? t("calendar.feeds.never") : instantText(at)),
          },
          {
            title: t("calendar.feeds.step"),
            bare: true,
            cell: (feed) => (
              <Button
                aria-label={t("calendar.feeds.revokeNamed", { name: feed.name })}
                onClick={() => {
                  revoke.reset();
                  setAsked(feed);
                }}
              >
                {t("calendar.feeds.revoke")}
              </Button>
            ),
          },
        ]}
      />
      {asked && (
        <ConfirmDialog
          title={t("calendar.feeds.revokeNamed", { name: asked.name })}
          step={t("calendar.feeds.revoke")}
          busy={revoke.isPending}
          error={revoke.error}
          home="feeds"
          onCancel={() => setAsked(undefined)}
          onConfirm={() => revoke.mutate(asked.id, { onSuccess: () => setAsked(undefined) })}
        >
          <p>{t("calendar.feeds.revokeText")}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
