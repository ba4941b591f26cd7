import { useState } from "react";
import { useTranslation } from "react-i18next";

import { Loaded } from "@/ui/loaded";
import { ShownOnce } from "@/ui/shown-once";

import { useFeeds } from "./api/use-feeds";
import { FeedForm } from "./feed-form";
import { FeedList } from "./feed-list";
import type { MadeFeed } from "./types";

/** Addresses at which people's own calendar programs read their calendar: made, shown once, listed, revoked. */
export function FeedPanel() {
  const { t } = useTranslation();
  const feeds = useFeeds();
  const [made, setMade] = useState<MadeFeed>();
  return (
    <section className="panel" aria-labelledby="feeds">
      <h2 id="feeds" tabIndex={-1}>
        {t("calendar.feeds.title")}
      </h2>
      <p>{t("calendar.feeds.text")}</p>
      <ul>
        <li>{t("calendar.feeds.reads")}</li>
        <li>{t("calendar.feeds.secret")}</li>
        <li>{t("calendar.feeds.how")}</li>
      </ul>
      {made === undefined ? (
        <FeedForm onMade={setMade} />
      ) : (
        <ShownOnce
          title={t("calendar.feeds.made", { name: made.name })}
          label={t("calendar.feeds.address")}
          value={made.url}
          home="feeds"
          onDone={() => setMade(undefined)}
        >
          <p>{t("calendar.feeds.next")}</p>
        </ShownOnce>
      )}
      <Loaded query={feeds} lines={2}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="quiet">{t("calendar.feeds.none")}</p>
          ) : (
            <FeedList feeds={items} />
          )
        }
      </Loaded>
    </section>
  );
}
