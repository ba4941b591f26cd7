import { ExclamationCircleOutlined } from "@ant-design/icons";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { Tag } from "@/ui/tag";

import type { Version } from "./types";

/** What the indicator means on the day that is shown. */
export function MeaningFacts({ version }: { version: Version }) {
  const { t } = useTranslation();
  return (
    <section className="panel" aria-labelledby="meaning">
      <h2 id="meaning">{t("indicators.meaning")}</h2>
      {version.to_verify && (
        <Tag tone="warning" icon={ExclamationCircleOutlined}>
          {t("indicators.toVerify")}
        </Tag>
      )}
      <dl className="facts">
        <dt>{t("indicators.definition")}</dt>
        <dd lang="vi" className="lines">
          {version.definition}
        </dd>
        {version.formula && (
          <>
            <dt>{t("indicators.formula")}</dt>
            <dd lang="vi" className="lines">
              {version.formula}
            </dd>
          </>
        )}
        <dt>{t("indicators.measureUnit")}</dt>
        <dd lang="vi">{version.measure_unit}</dd>
        <dt>{t("indicators.originLabel")}</dt>
        <dd>{t(`indicators.origin.${version.origin}`)}</dd>
        <dt>{t("indicators.source")}</dt>
        <dd lang="vi">
          {version.document_id === null ? (
            version.source
          ) : (
            <Link to="/documents/$documentId" params={{ documentId: version.document_id }}>
              {version.source}
            </Link>
          )}
        </dd>
      </dl>
    </section>
  );
}
