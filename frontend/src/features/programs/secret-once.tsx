import { useTranslation } from "react-i18next";

import { CopyText } from "@/ui/copy-text";
import { ShownOnce } from "@/ui/shown-once";

interface Props {
  title: string;
  clientId: string;
  secret: string;
  onDone: () => void;
  home?: string;
}

export function SecretOnce({ title, clientId, secret, onDone, home }: Props) {
  const { t } = useTranslation();
  return (
    <ShownOnce title={title} label={t("programs.secret")} value={secret} onDone={onDone} home={home}>
      <CopyText label={t("programs.clientId")} value={clientId} />
      <p>{t("programs.secretHint")}</p>
    </ShownOnce>
  );
}
