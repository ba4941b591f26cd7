import { Button } from "antd";
import { useTranslation } from "react-i18next";

import { usePick } from "@/locales/use-language";
import { dayText } from "@/ui/dates";
import { ListTable } from "@/ui/list-table";

import type { Version } from "./types";

interface Props {
  versions: readonly Version[];
  onShow: (day: string) => void;
}

/** Every meaning with its days; from one to the next the series breaks. */
export function VersionHistory({ versions, onShow }: Props) {
  const { t } = useTranslation();
  const pick = usePick();
  const days = ({ valid_from, valid_to }: Version) =>
    valid_from === null && valid_to === null
      ? t("indicators.always")
      : [valid_from, valid_to].map((day) => (day === null ? "…" : dayText(day))).join(" – ");
  return (
    <section className="panel" aria-labelledby="versions">
      <h2 id="versions">{t("indicators.versions")}</h2>
      {versions.length > 1 && <p>{t("indicators.breaks")}</p>}
      <ListTable
        rows={versions}
        rowKey={({ number }) => number}
        columns={[
          { title: t("indicators.number"), kind: "number", cell: ({ number }) => number },
          { title: t("indicators.days"), head: true, cell: days },
          {
            title: t("indicators.name"),
            cell: ({ name_vi, name_en }) => pick(name_vi, name_en),
          },
          { title: t("indicators.change"), cell: ({ change }) => change ?? t("indicators.first") },
          {
            title: t("indicators.show"),
            bare: true,
            cell: ({ valid_from, valid_to, number }) => {
              const day = valid_from ?? valid_to;
              return (
                day !== null && (
                  <Button aria-label={t("indicators.showVersion", { number })} onClick={() => onShow(day)}>
                    {t("indicators.show")}
                  </Button>
                )
              );
            },
          },
        ]}
      />
    </section>
  );
}
