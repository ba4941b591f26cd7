import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { problemAt, unplaced } from "@/api/field-problems";
import { AskForm } from "@/ui/ask-form";
import { TextField } from "@/ui/text-field";

import { useMakeFeed } from "./api/use-feeds";
import type { MadeFeed } from "./types";

export function FeedForm({ onMade }: { onMade: (feed: MadeFeed) => void }) {
  const { t } = useTranslation();
  const make = useMakeFeed();
  const [name, setName] = useState("");
  const [missing, setMissing] = useState(false);

  const submit = () => {
    const given = name.trim();
    setMissing(given === "");
    if (given === "") return;
    make.mutate(given, {
      onSuccess: (feed) => {
        setName("");
        onMade(feed);
      },
    });
  };

  return (
    <AskForm error={make.error} rest={unplaced(make.error, ["/name"])} onSubmit={submit}>
      <TextField
        label={t("calendar.feeds.name")}
        hint={t("calendar.feeds.nameHint")}
        error={missing ? t("calendar.feeds.nameNeeded") : problemAt(make.error, "/name")}
        maxLength={100}
        autoComplete="off"
        value={name}
        onChange={setName}
      />
      <div className="actions">
        <Button htmlType="submit" loading={make.isPending}>
          {t("calendar.feeds.make")}
        </Button>
      </div>
    </AskForm>
  );
}
