import { CopyOutlined } from "@ant-design/icons";
import { Button, Input, type InputRef } from "antd";
import { useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import "./ask-form.css";

interface Props {
  label: string;
  value: string;
}

/** A text to be taken elsewhere. Where the browser keeps its clipboard shut, the text is marked for Ctrl+C. */
export function CopyText({ label, value }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const field = useRef<InputRef>(null);
  const [said, setSaid] = useState<"copied" | "marked">();

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(value);
      setSaid("copied");
    } catch {
      field.current?.select();
      setSaid("marked");
    }
  };

  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <div className="copy-text">
        <Input
          ref={field}
          id={id}
          readOnly
          value={value}
          spellCheck={false}
          onFocus={(event) => event.target.select()}
        />
        <Button icon={<CopyOutlined aria-hidden />} onClick={() => void copy()}>
          {t("access.copy")}
        </Button>
      </div>
      <p role="status" className="quiet">
        {said && t(`access.${said}`)}
      </p>
    </div>
  );
}
