import { useTranslation } from "react-i18next";

import type { OpenDataList } from "./api";

/** How the figures are to be read, under which terms, and whom to ask. */
export function Terms({ data }: { data: OpenDataList }) {
  const { t } = useTranslation();
  return (
    <section className="panel" aria-labelledby="terms">
      <h2 id="terms">{t("openData.terms")}</h2>
      <ul>
        <li>{t("openData.official")}</li>
        <li>{t("openData.missing")}</li>
        <li>{t("openData.ratios")}</li>
        <li>
          {t("openData.licence")} <a href={data.licence}>{data.licence}</a>
        </li>
        {data.contact !== null && (
          <li>
            {t("openData.contact")} <a href={`mailto:${data.contact}`}>{data.contact}</a>
          </li>
        )}
        <li>
          {t("openData.catalogue")} <a href={new URL(data.catalogue_url).pathname}>DCAT (JSON-LD)</a>
          {", "}
          <a href={`${new URL(data.catalogue_url).pathname}?format=turtle`}>Turtle</a>
          {", "}
          <a href={`${new URL(data.catalogue_url).pathname}?format=rdfxml`}>RDF/XML</a>
        </li>
      </ul>
    </section>
  );
}
