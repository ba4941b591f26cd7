import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { ListTable } from "@/ui/list-table";

import type { BodyListed } from "./types";

interface Props {
  bodies: readonly BodyListed[];
  on: string | undefined;
}

export function BodyTable({ bodies, on }: Props) {
  const { t } = useTranslation();
  return (
    <ListTable
      rows={bodies}
      rowKey={({ id }) => id}
      columns={[
        {
          title: t("bodies.body"),
          cell: ({ id, name, parent }) => (
            <>
              <Link to="/bodies/$bodyId" params={{ bodyId: id }} search={{ on }}>
                {name}
              </Link>
              {parent && <div className="quiet">{t("bodies.partOf", { name: parent.name })}</div>}
            </>
          ),
        },
        { title: t("bodies.unit"), cell: ({ unit }) => unit.name },
        { title: t("bodies.kindLabel"), cell: ({ kind }) => t(`bodies.kind.${kind}`) },
        { title: t("bodies.sector"), cell: ({ sector }) => sector ?? "—" },
        { title: t("bodies.aliases"), cell: ({ aliases }) => aliases.join(" · ") || "—" },
      ]}
    />
  );
}
