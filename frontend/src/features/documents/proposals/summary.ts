import type { TFunction } from "i18next";

import { shortName } from "@/ui/document-name";
import type { Proposal } from "../types";
import { deadlineWords, oftenWords, relationWords, valueWords } from "./words";

type Pick = (vi: string, en: string) => string;

/** What was read, in a line. */
export function summaryOf({ content }: { content: Proposal["content"] }, t: TFunction, pick: Pick): string {
  switch (content.kind) {
    case "citation":
      return `${relationWords(t, content.relation)}: ${shortName(content) ?? content.subject ?? t("documents.unnamed")}`;
    case "target":
      return `${content.subject}: ${content.values.map((value) => valueWords(t, value)).join("; ")}`;
    case "obligation": {
      const days = content.deadlines.map((deadline) => deadlineWords(t, deadline));
      const when = days.length > 0 ? days.join("; ") : content.frequency && oftenWords(t, content.frequency);
      const parties = `${names(content.senders, t)} → ${names(content.receivers, t)}`;
      return when ? `${parties}: ${when}` : parties;
    }
    case "responsibility":
      return `${content.agency} (${t("documents.proposals.taskCount", { count: content.tasks.length })})`;
    case "matrix":
      return t("documents.proposals.matrixSize", {
        count: content.rows.length,
        assignments: content.rows.reduce((sum, row) => sum + row.assignments.length, 0),
      });
    case "finding":
      return pick(content.text_vi, content.text_en);
  }
}

const names = (list: readonly string[], t: TFunction): string =>
  list.length > 0 ? list.join(", ") : t("documents.proposals.unsaidParty");
