import type { ReactNode } from "react";

/** A name, and what is to be said under it; null, undefined or false: nothing. */
export type Fact = readonly [string, ReactNode];

export const FactList = ({ facts }: { facts: readonly Fact[] }) => (
  <dl className="facts">
    {facts
      .filter(([, fact]) => fact !== null && fact !== undefined && fact !== false)
      .map(([name, fact]) => (
        <div key={name} className="fact">
          <dt>{name}</dt>
          <dd>{fact}</dd>
        </div>
      ))}
  </dl>
);
