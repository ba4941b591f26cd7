import {
  CheckCircleOutlined,
  CloseCircleOutlined,
  EditOutlined,
  MinusCircleOutlined,
} from "@ant-design/icons";
import { useTranslation } from "react-i18next";

import { Tag } from "@/ui/tag";

import type { ImportPreview } from "./types";

const MARKS = {
  new: { tone: "good", icon: CheckCircleOutlined },
  changed: { tone: "info", icon: EditOutlined },
  unchanged: { tone: "neutral", icon: MinusCircleOutlined },
  refused: { tone: "bad", icon: CloseCircleOutlined },
} as const;

const isField = (name: string): name is "kind" | "sector" | "parent_id" | "aliases" =>
  ["kind", "sector", "parent_id", "aliases"].includes(name);

/** What each row would do; the refused ones say why. */
export function ImportRows({ rows }: { rows: ImportPreview["rows"] }) {
  const { t } = useTranslation();
  return (
    <div className="table-frame">
      <table className="table table-cards">
        <thead>
          <tr>
            <th scope="col">{t("bodies.import.row")}</th>
            <th scope="col">{t("bodies.import.status")}</th>
            <th scope="col">{t("bodies.import.code")}</th>
            <th scope="col">{t("bodies.body")}</th>
            <th scope="col">{t("bodies.import.note")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.row}>
              <th scope="row" className="number">
                {row.row}
              </th>
              <td data-label={t("bodies.import.status")}>
                <Tag {...MARKS[row.status]}>{t(`bodies.import.statuses.${row.status}`)}</Tag>
              </td>
              <td data-label={t("bodies.import.code")}>{row.unit_code}</td>
              <td data-label={t("bodies.body")}>{row.name}</td>
              <td data-label={t("bodies.import.note")}>
                {row.detail ??
                  row.changes
                    .filter(isField)
                    .map((name) => t(`bodies.import.fields.${name}`))
                    .join(", ")}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
