import { Button, Modal } from "antd";
import { useTranslation } from "react-i18next";

import { useCellName } from "../use-words";

import type { Grid } from "./grid";
import type { PastePlan } from "./paste";

const SHOWN = 20;

/** A large paste is told before it happens. */
export function PastePreview({ grid, plan }: { grid: Grid; plan: PastePlan }) {
  const { t } = useTranslation();
  const name = useCellName();
  const cancel = () => grid.preview.set(undefined);
  return (
    <Modal
      open
      title={t("entry.preview.title", { count: plan.texts.length })}
      onCancel={cancel}
      footer={null}
      destroyOnHidden
    >
      <p>
        {t("entry.preview.text", {
          taken: plan.taken,
          refused: plan.refused.length,
          skipped: plan.skipped,
        })}
      </p>
      <ul>
        {plan.refused.slice(0, SHOWN).map(({ cell, text, why }) => (
          <li key={cell.key}>
            {name(cell)}: “{text}” – {t(`entry.refused.${why}`)}
          </li>
        ))}
      </ul>
      <div className="actions">
        <Button type="primary" onClick={() => grid.apply(plan)}>
          {t("entry.preview.paste", { count: plan.texts.length })}
        </Button>
        <Button onClick={cancel}>{t("common.cancel")}</Button>
      </div>
    </Modal>
  );
}
