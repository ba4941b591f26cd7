import { useTranslation } from "react-i18next";

import { DropArea as Area } from "@/ui/drop-area";

const KINDS = ".docx,.odt,.pdf,.html,.htm,.txt,.doc,.edxml,.xml";

/** Files are dropped here, or chosen with the button, which every keyboard reaches. */
export function DropArea({ onFiles }: { onFiles: (files: readonly File[]) => void }) {
  const { t } = useTranslation();
  const words = {
    area: t("documents.upload.area"),
    drop: t("documents.upload.drop"),
    choose: t("documents.upload.choose"),
    kinds: t("documents.upload.kinds"),
  };
  return <Area words={words} accept={KINDS} multiple onFiles={onFiles} />;
}
