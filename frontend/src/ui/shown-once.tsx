import { Button } from "antd";
import { type ReactNode, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";

import { CopyText } from "./copy-text";
import { Notice } from "./notice";

interface Props {
  title: string;
  label: string;
  value: string;
  onDone: () => void;
  children: ReactNode;
}

/** Something secret that nobody can show again: it stays until its reader says that it is kept elsewhere. */
export function ShownOnce({ title, label, value, onDone, children }: Props) {
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);

  useEffect(() => heading.current?.focus(), []);

  return (
    <section className="panel">
      <h2 ref={heading} tabIndex={-1}>
        {title}
      </h2>
      <Notice tone="warning">{t("access.shownOnce")}</Notice>
      <CopyText label={label} value={value} />
      {children}
      <div className="actions">
        <Button type="primary" onClick={onDone}>
          {t("access.kept")}
        </Button>
      </div>
    </section>
  );
}
