import { ExclamationCircleOutlined, InfoCircleOutlined, StopOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";

import { Tag } from "@/ui/tag";

import type { Target } from "../types";

/** Whether the target applies, and whether its values are sure. */
export function TargetTags({ target }: { target: Target }) {
  const { t } = useTranslation();
  return (
    <>
      {target.withdrawn !== null && (
        <Tag tone="neutral" icon={StopOutlined}>
          {t("indicators.targets.withdrawn", { reason: target.withdrawn })}
        </Tag>
      )}
      {target.overridden_by && (
        <Tag tone="info" icon={InfoCircleOutlined}>
          {t("indicators.targets.overridden", { unit: target.overridden_by.name })}
        </Tag>
      )}
      {target.milestones.some(({ to_verify }) => to_verify) && (
        <Tag tone="warning" icon={ExclamationCircleOutlined}>
          {t("indicators.toVerify")}
        </Tag>
      )}
    </>
  );
}
