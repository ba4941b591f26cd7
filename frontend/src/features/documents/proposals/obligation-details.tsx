import { useTranslation } from "react-i18next";

import type { ContentOf, Deadline } from "../types";
import { Fact } from "./fact";
import { deadlineWords, oftenWords } from "./words";

export function ObligationDetails({ content }: { content: ContentOf<"obligation"> }) {
  const { t } = useTranslation();
  const days = (deadlines: readonly Deadline[]) =>
    deadlines.length > 0 && (
      <ul className="plain-list">
        {deadlines.map((deadline, index) => (
          <li key={index}>{deadlineWords(t, deadline)}</li>
        ))}
      </ul>
    );
  return (
    <dl className="facts">
      <Fact name={t("documents.field.senders")}>{content.senders.join("; ")}</Fact>
      <Fact name={t("documents.field.receivers")}>{content.receivers.join("; ")}</Fact>
      <Fact name={t("documents.field.via")}>{content.via}</Fact>
      <Fact name={t("documents.field.deadlines")}>{days(content.deadlines)}</Fact>
      <Fact name={t("documents.field.frequency")}>
        {content.frequency && oftenWords(t, content.frequency)}
      </Fact>
      <Fact name={t("documents.field.forward_to")}>{content.forward_to.join("; ")}</Fact>
      <Fact name={t("documents.field.forward_deadlines")}>{days(content.forward_deadlines)}</Fact>
      <Fact name={t("documents.field.what")}>{content.what}</Fact>
      <Fact name={t("documents.field.purpose")}>{content.purpose}</Fact>
    </dl>
  );
}
