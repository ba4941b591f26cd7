import { Button, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { usePick } from "@/locales/use-language";
import { ListTable } from "@/ui/list-table";

import { type CsvLines, withCells } from "./csv-lines";
import type { BulkProblem } from "./types";

export interface Wrong extends BulkProblem {
  key: string;
  /** What stands there. */
  now: string;
}

interface Props {
  csv: CsvLines;
  wrong: readonly Wrong[];
  onText: (mended: string) => void;
}

/** A few wrong cells of a CSV file, to be written anew and checked again. */
export function MendTable({ csv, wrong, onText }: Props) {
  const { t } = useTranslation();
  const pick = usePick();
  const [typed, setTyped] = useState<Record<string, string>>({});
  const changes = wrong.flatMap(({ key, row, column, now }) => {
    const text = typed[key];
    return text === undefined || text === now ? [] : [{ row, column, text }];
  });
  if (wrong.length === 0) return null;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onText(withCells(csv, changes));
      }}
    >
      <ListTable
        caption={t("bulk.mendHere")}
        rows={wrong}
        rowKey={({ key }) => key}
        columns={[
          { title: t("bulk.row"), kind: "number", cell: ({ row }) => row },
          { title: t("bulk.wrong"), cell: (one) => pick(one.message_vi, one.message_en) },
          {
            title: t("bulk.newText"),
            cell: ({ key, row, column, now, suggestion }) => (
              <>
                <Input
                  aria-label={t("bulk.cell", { row, column })}
                  value={typed[key] ?? now}
                  onChange={({ target }) => setTyped({ ...typed, [key]: target.value })}
                />
                {meant(suggestion).map((text) => (
                  <Button key={text} type="link" onClick={() => setTyped({ ...typed, [key]: text })}>
                    {t("bulk.use", { text })}
                  </Button>
                ))}
              </>
            ),
          },
        ]}
      />
      <div className="actions">
        <Button htmlType="submit" type="primary">
          {t("bulk.checkAgain")}
        </Button>
      </div>
    </form>
  );
}

/** The words that may have been meant: the service divides several by a slash or semicolon. */
const meant = (suggestion: string | null) => suggestion?.split(/ \/ |; /) ?? [];
