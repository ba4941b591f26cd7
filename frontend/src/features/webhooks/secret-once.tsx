import { useTranslation } from "react-i18next";

import { ShownOnce } from "@/ui/shown-once";

interface Props {
  title: string;
  secret: string;
  onDone: () => void;
  home?: string;
}

export function SecretOnce({ title, secret, onDone, home }: Props) {
  const { t } = useTranslation();
  return (
    <ShownOnce title={title} label={t("webhooks.secret")} value={secret} onDone={onDone} home={home}>
      <p>{t("webhooks.secretHint")}</p>
    </ShownOnce>
  );
}
