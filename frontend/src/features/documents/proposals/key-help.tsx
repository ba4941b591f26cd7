import { Modal } from "antd";
import { useTranslation } from "react-i18next";

const KEYS = [
  ["↓, j", "next"],
  ["↑, k", "previous"],
  ["Enter, c", "confirm"],
  ["e", "correct"],
  ["x", "reject"],
  ["u", "undo"],
  ["Esc", "escape"],
  ["?", "help"],
] as const;

export function KeyHelp({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal open title={t("documents.keys.title")} footer={null} onCancel={onClose}>
      <p>{t("documents.keys.text")}</p>
      <dl className="facts key-list">
        {KEYS.map(([keys, name]) => (
          <div key={name}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{t(`documents.keys.${name}`)}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
