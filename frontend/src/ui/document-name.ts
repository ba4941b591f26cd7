import { dayText } from "@/ui/dates";

interface Named {
  type: string | null;
  number: string | null;
  issued_on: string | null;
  subject: string | null;
}

/** How a document is called in a line: `Quyết định 02/QĐ-BVSTBPN, 14/12/2019`; undefined when nothing of that is known. */
export function shortName({ type, number, issued_on: day }: Named): string | undefined {
  const name = [type, number].filter(Boolean).join(" ");
  return [name, day && dayText(day)].filter(Boolean).join(", ") || undefined;
}

/** The subject, else the short name: what a link to the document says. */
export const longName = (document: Named): string | undefined => document.subject ?? shortName(document);
