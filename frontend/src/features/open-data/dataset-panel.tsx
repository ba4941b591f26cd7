import { DownloadOutlined, ExperimentOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";

import { dayText, instantText } from "@/ui/dates";
import { FactList } from "@/ui/fact-list";
import { Tag } from "@/ui/tag";

import type { OpenDataset } from "./api";
import { sizeText } from "./size-text";

interface Props {
  dataset: OpenDataset;
  title: string;
  licence: string;
}

/** One public indicator: what it counts, what the file covers, the file, and how to cite it. */
export function DatasetPanel({ dataset, title, licence }: Props) {
  const { t } = useTranslation();
  const { code, publisher, periods, first_day, last_day } = dataset;
  const heading = `dataset-${code}`;
  const levels = dataset.levels.map((level) => t(`openData.level.${level}`)).join(", ");
  return (
    <section className="panel" id={code} aria-labelledby={heading}>
      <h2 id={heading}>{title}</h2>
      {dataset.demo && (
        <Tag tone="warning" icon={ExperimentOutlined}>
          {t("openData.demoTag")}
        </Tag>
      )}
      <p lang="vi" className="dataset-definition">
        {dataset.definition}
      </p>
      <FactList
        facts={[
          [t("openData.code"), code],
          [t("openData.publisher"), publisher.name],
          [t("openData.measureUnit"), dataset.measure_unit],
          [
            t("openData.periods"),
            first_day !== null && last_day !== null
              ? t("openData.periodsOf", {
                  periods: periods.join(", "),
                  from: dayText(first_day),
                  to: dayText(last_day),
                })
              : t("openData.noFigures"),
          ],
          [t("openData.units"), dataset.units > 0 && t("openData.unitsOf", { count: dataset.units, levels })],
          [
            t("openData.withheld"),
            dataset.withheld > 0 && t("openData.withheldOf", { count: dataset.withheld }),
          ],
          [t("openData.decision"), dataset.decision],
          [t("openData.source"), dataset.source],
          [t("openData.modified"), instantText(dataset.modified_at)],
        ]}
      />
      <div className="actions">
        <Button
          type="primary"
          icon={<DownloadOutlined aria-hidden />}
          href={new URL(dataset.csv_url).pathname}
          download={`${code}.csv`}
          aria-label={t("openData.downloadOf", { title, size: sizeText(dataset.csv_size) })}
        >
          {t("openData.download", { size: sizeText(dataset.csv_size) })}
        </Button>
        <Button
          href={new URL(dataset.metadata_url).pathname}
          aria-label={t("openData.metadataOf", { title })}
        >
          {t("openData.metadata")}
        </Button>
      </div>
      <details>
        <summary>{t("openData.cite")}</summary>
        <p className="dataset-citation">
          {t("openData.citation", {
            publisher: publisher.name,
            title,
            when: instantText(dataset.modified_at),
            address: dataset.csv_url,
            licence,
          })}
        </p>
        <p className="quiet dataset-citation">SHA-256: {dataset.csv_sha256}</p>
      </details>
    </section>
  );
}
