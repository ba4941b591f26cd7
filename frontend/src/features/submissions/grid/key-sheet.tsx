import { Modal } from "antd";
import { useTranslation } from "react-i18next";

import { ANSWERS } from "../said";

const MOVES = [
  { keys: ["←", "↑", "↓", "→"], name: "arrows" },
  { keys: ["Shift", "+", "←↑↓→"], name: "select" },
  { keys: ["Ctrl", "+", "←↑↓→"], name: "jump" },
  { keys: ["Home", "/", "End"], name: "border" },
  { keys: ["Ctrl", "+", "Home", "/", "End"], name: "corner" },
  { keys: ["Enter", "/", "Shift", "+", "Enter"], name: "enter" },
  { keys: ["Tab", "/", "Shift", "+", "Tab"], name: "tab" },
  { keys: ["F2"], name: "edit" },
  { keys: ["Esc"], name: "restore" },
  { keys: ["Delete"], name: "clear" },
  { keys: ["Ctrl", "+", "C", "/", "X", "/", "V"], name: "clipboard" },
  { keys: ["Ctrl", "+", "A"], name: "all" },
  { keys: ["Ctrl", "+", "Z", "/", "Y"], name: "undo" },
  { keys: ["?"], name: "sheet" },
] as const;

const SIGNS = new Set<string>(["+", "/"]);

/** Every key of the grid, opened by `?`. */
export function KeySheet({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal open title={t("entry.keys.title")} footer={null} width={640} onCancel={onClose} destroyOnHidden>
      <dl className="key-sheet">
        {MOVES.map(({ keys, name }) => (
          <div key={name}>
            <dt>{keys.map((key, index) => (SIGNS.has(key) ? ` ${key} ` : <kbd key={index}>{key}</kbd>))}</dt>
            <dd>{t(`entry.keys.${name}`)}</dd>
          </div>
        ))}
        {ANSWERS.map(({ key, name }) => (
          <div key={name}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{t(`entry.answer.${name}`)}</dd>
          </div>
        ))}
      </dl>
      <p className="quiet">{t("entry.keys.flags")}</p>
    </Modal>
  );
}
