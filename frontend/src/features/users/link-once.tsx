import { useTranslation } from "react-i18next";

import { instantText } from "@/ui/dates";
import { ShownOnce } from "@/ui/shown-once";

import type { MadeLink } from "./types";

interface Props {
  title: string;
  link: MadeLink;
  onDone: () => void;
  home?: string;
}

/** The link for someone to set a password by: to be handed over, or already on its way by mail. */
export function LinkOnce({ title, link, onDone, home }: Props) {
  const { t } = useTranslation();
  return (
    <ShownOnce
      title={title}
      label={t(`users.link.${link.kind}`)}
      value={link.url}
      onDone={onDone}
      home={home}
    >
      <p>{t("users.link.until", { at: instantText(link.expires_at) })}</p>
      <p>
        {link.mailed_to === null
          ? t("users.link.handOver")
          : t("users.link.mailed", { email: link.mailed_to })}
      </p>
    </ShownOnce>
  );
}
