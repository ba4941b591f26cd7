import { Button } from "antd";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import { usePick } from "@/locales/use-language";
import { ListTable } from "@/ui/list-table";
import { Notice } from "@/ui/notice";

import { levelsText } from "../levels-text";
import type { FlatItem } from "./items-draft";
import type { Clash } from "./merging";

interface Props {
  clashes: readonly Clash[];
  /** The indicators of which the other version is taken. */
  onSettle: (taken: ReadonlySet<number>) => void;
}

/** What someone else saved meanwhile beside what was put together here, indicator by indicator. */
export function ClashTable({ clashes, onSettle }: Props) {
  const { t } = useTranslation();
  const pick = usePick();
  const heading = useRef<HTMLHeadingElement>(null);
  const [taken, setTaken] = useState<readonly number[]>([]);
  useEffect(() => heading.current?.focus(), []);

  const words = (item: FlatItem | undefined) =>
    item
      ? t("making.clash.item", {
          section: pick(item.section_vi, item.section_en),
          levels: levelsText(t, item.levels),
        })
      : t("making.clash.gone");
  const choice = ({ indicator: { id }, mine, theirs }: Clash, whose: "mine" | "theirs") => (
    <label className="check">
      <input
        type="radio"
        name={`clash-${id}`}
        checked={taken.includes(id) === (whose === "theirs")}
        onChange={() => setTaken(whose === "theirs" ? [...taken, id] : taken.filter((one) => one !== id))}
      />
      {words(whose === "mine" ? mine : theirs)}
    </label>
  );

  return (
    <Notice tone="warning">
      <h2 ref={heading} tabIndex={-1}>
        {t("making.clash.title")}
      </h2>
      <p>{t(clashes.length > 0 ? "making.clash.choose" : "making.clash.none")}</p>
      {clashes.length > 0 && (
        <ListTable
          rows={clashes}
          rowKey={({ indicator }) => indicator.id}
          columns={[
            {
              title: t("making.items.indicator"),
              cell: ({ indicator }) => pick(indicator.name_vi, indicator.name_en),
            },
            { title: t("making.clash.mine"), cell: (clash) => choice(clash, "mine") },
            { title: t("making.clash.theirs"), cell: (clash) => choice(clash, "theirs") },
          ]}
        />
      )}
      <Button type="primary" onClick={() => onSettle(new Set(taken))}>
        {t("making.clash.settle")}
      </Button>
    </Notice>
  );
}
