import {
  CheckCircleFilled,
  CloseCircleFilled,
  MinusCircleOutlined,
  StopOutlined,
  SyncOutlined,
} from "@ant-design/icons";
import { useTranslation } from "react-i18next";

import { Figure } from "@/figures/figure";
import { usePick } from "@/locales/use-language";
import { Tag } from "@/ui/tag";

import { type Cell, TOTAL } from "../cells";
import { remarksAt } from "../grid/cell-view";
import type { Sheet } from "../sheet-types";
import { useRemarkText } from "../use-remark-text";

const SYNC = {
  empty: { tone: "neutral", icon: MinusCircleOutlined },
  saved: { tone: "good", icon: CheckCircleFilled },
  waiting: { tone: "info", icon: SyncOutlined },
  unreadable: { tone: "bad", icon: CloseCircleFilled },
  refused: { tone: "bad", icon: StopOutlined },
} as const;

/** Whether the cell is saved, what last period said, and what is wrong or unlikely about it, in words. */
export function CellStanding({ sheet, cell }: { sheet: Sheet; cell: Cell }) {
  const { t } = useTranslation();
  const pick = usePick();
  const remarkText = useRemarkText(sheet);
  const sync = sheet.sync(cell.key);
  const copied = sheet.held(cell.key)?.copied === true && sheet.draft(cell.key) === undefined;
  const { category } = cell;
  return (
    <>
      <p className="tags">
        <Tag {...SYNC[sync]}>{t(`entry.sync.${sync}`)}</Tag>
        {copied && (
          <Tag tone="special" icon={SyncOutlined}>
            {t("entry.mark.copied")}
          </Tag>
        )}
      </p>
      <dl className="facts">
        <dt>{t("entry.beside.column")}</dt>
        <dd>{category.id === TOTAL ? t("entry.total") : pick(category.name_vi, category.name_en)}</dd>
        <dt>{t("entry.before")}</dt>
        <dd>
          <Figure indicator={cell.indicator} value={sheet.content.previous.get(cell.key)} />
        </dd>
      </dl>
      {remarksAt(sheet, cell.key).map((remark, index) => (
        <p key={index} className={`cell-remark cell-remark-${remark.tone}`}>
          {remarkText(remark)}
        </p>
      ))}
    </>
  );
}
