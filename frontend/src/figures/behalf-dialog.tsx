import { Modal } from "antd";
import type { ComponentProps } from "react";
import { useTranslation } from "react-i18next";

import { BehalfForm } from "./behalf-form";

interface Props extends ComponentProps<typeof BehalfForm> {
  reporter: string;
}

/** The same question over a page. */
export function BehalfDialog({ reporter, ...form }: Props) {
  const { t } = useTranslation();
  return (
    <Modal open title={t("figures.behalf.title", { reporter })} footer={null} onCancel={form.onCancel}>
      <BehalfForm {...form} />
    </Modal>
  );
}
