import { useTranslation } from "react-i18next";

import type { ContentOf } from "../types";
import { Fact } from "./fact";
import { periodWords, valueWords } from "./words";

export function TargetDetails({ content }: { content: ContentOf<"target"> }) {
  const { t } = useTranslation();
  return (
    <dl className="facts">
      <Fact name={t("documents.field.values")}>
        <ul className="plain-list">
          {content.values.map((value, index) => (
            <li key={index}>
              <strong>{valueWords(t, value)}</strong>
              {value.period !== null && ` · ${periodWords(t, value.period)}`}
            </li>
          ))}
        </ul>
      </Fact>
      <Fact name={t("documents.field.direction")}>
        {content.direction && t(`documents.words.direction.${content.direction}`)}
      </Fact>
      <Fact name={t("documents.field.scope")}>{content.scope}</Fact>
      <Fact name={t("documents.field.condition")}>{content.condition}</Fact>
      <Fact name={t("documents.field.baseline")}>{content.baseline}</Fact>
      <Fact name={t("documents.field.lead")}>{content.lead.join("; ")}</Fact>
    </dl>
  );
}
