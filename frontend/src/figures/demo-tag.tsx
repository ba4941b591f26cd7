import { ExperimentFilled } from "@ant-design/icons";
import { useTranslation } from "react-i18next";

import { Tag } from "@/ui/tag";

/** Marks made-up figures wherever they stand. */
export function DemoTag() {
  const { t } = useTranslation();
  return (
    <Tag tone="special" icon={ExperimentFilled}>
      {t("common.demoFigures")}
    </Tag>
  );
}
