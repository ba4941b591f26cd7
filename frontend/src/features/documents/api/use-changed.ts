import { useQueryClient } from "@tanstack/react-query";

import type { Tagged } from "@/api/client";
import { isProblem } from "@/api/problem";

import type { DocumentDetail } from "../types";
import { documentKeys } from "./keys";

/** What a change of a document makes stale; a refused one fetches what someone else made of it meanwhile. */
export function useChanged(documentId: number) {
  const queries = useQueryClient();
  const stale = (queryKey: readonly unknown[]) => void queries.invalidateQueries({ queryKey });
  return {
    onError: (error: Error) => {
      if (isProblem(error, 409) || isProblem(error, 412)) stale(documentKeys.one(documentId));
    },
    onSuccess: (changed: Tagged<DocumentDetail>) => {
      queries.setQueryData(documentKeys.one(documentId), changed);
      for (const key of [["documents", "list"], documentKeys.stubs, documentKeys.history(documentId)])
        stale(key);
      stale(["documents", documentId, "text"]);
      stale(["documents", documentId, "proposals"]);
    },
  };
}
