import { FileAddOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

const DRAGS = ["dragenter", "dragover", "dragleave", "drop"];
const KINDS = ".docx,.odt,.pdf,.html,.htm,.txt,.doc";

/** Files are dropped here, or chosen with the button, which every keyboard reaches. */
export function DropArea({ onFiles }: { onFiles: (files: readonly File[]) => void }) {
  const { t } = useTranslation();
  const area = useRef<HTMLElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);

  useEffect(() => {
    const element = area.current;
    const drag = (event: Event) => {
      // Without this the browser would open the file in the page's place.
      event.preventDefault();
      setOver(event.type !== "dragleave" && event.type !== "drop");
      if (event instanceof DragEvent && event.type === "drop")
        onFiles([...(event.dataTransfer?.files ?? [])]);
    };
    for (const name of DRAGS) element?.addEventListener(name, drag);
    return () => {
      for (const name of DRAGS) element?.removeEventListener(name, drag);
    };
  }, [onFiles]);

  return (
    <section
      ref={area}
      className={over ? "drop-area drop-area-over" : "drop-area"}
      aria-label={t("documents.upload.area")}
    >
      <p>{t("documents.upload.drop")}</p>
      <Button type="primary" icon={<FileAddOutlined aria-hidden />} onClick={() => input.current?.click()}>
        {t("documents.upload.choose")}
      </Button>
      <p className="quiet">{t("documents.upload.kinds")}</p>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept={KINDS}
        aria-label={t("documents.upload.choose")}
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          // The same file may be chosen once more after it was mended.
          event.target.value = "";
        }}
      />
    </section>
  );
}
