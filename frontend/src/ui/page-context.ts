import { useEffect } from "react";

import { createStore } from "@/api/store";

export type SaveState =
  | { kind: "saved"; at: Date }
  | { kind: "clean" }
  | { kind: "pending"; cells: number }
  | { kind: "saving" }
  | { kind: "wrong"; cells: number }
  | { kind: "failed"; message: string };

/** What the page says about itself in the context bar. */
export interface PageContext {
  unit?: string | undefined;
  period?: string | undefined;
  demo?: boolean | undefined;
}

export const pageContext = createStore<PageContext>({});
export const saveState = createStore<SaveState | undefined>(undefined);

/** Shows the unit and period of a page in the context bar for as long as the page is there. */
export function usePageContext({ unit, period, demo }: PageContext): void {
  useEffect(() => {
    pageContext.set({ unit, period, demo });
    return () => pageContext.set({});
  }, [unit, period, demo]);
}
