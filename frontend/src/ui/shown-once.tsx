import { Button } from "antd";
import { type ReactNode, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";

import { CopyText } from "./copy-text";
import { Notice } from "./notice";
import { useFocusHome } from "./use-focus-home";

interface Props {
  title: string;
  label: string;
  value: string;
  onDone: () => void;
  /** Id of the heading that takes the focus afterwards, where the reader stays on the page. */
  home?: string | undefined;
  children: ReactNode;
}

/** Something secret that nobody can show again: it stays until its reader says that it is kept elsewhere. */
export function ShownOnce({ title, label, value, onDone, home, children }: Props) {
  const { t } = useTranslation();
  useFocusHome(home);
  const heading = useRef<HTMLHeadingElement>(null);

  useEffect(() => {
    heading.current?.focus();
    // A dialog that closes at the same moment gives the focus back to its button, which is gone.
    const later = setTimeout(() => heading.current?.focus(), 150);
    return () => clearTimeout(later);
  }, []);

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
