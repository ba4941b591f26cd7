import { clauseName } from "./clause-name";

interface Clause {
  anchor: string;
  heading: string | null;
  text: string;
}

const LONGEST = 80;

/** Clauses to choose from, each by its number and first words; what has no number is left out. */
export const clauseOptions = (clauses: readonly Clause[]): { value: string; label: string }[] =>
  clauses.flatMap(({ anchor, heading, text }) => {
    const name = clauseName(anchor);
    const words = (heading ?? text).replace(/\s+/g, " ").trim();
    return name === undefined
      ? []
      : [
          {
            value: anchor,
            label: `${name} · ${words.length > LONGEST ? `${words.slice(0, LONGEST)}…` : words}`,
          },
        ];
  });
