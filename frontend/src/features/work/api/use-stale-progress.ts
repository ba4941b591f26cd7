import { useQueryClient } from "@tanstack/react-query";

import { keys } from "@/api/keys";

/** What any word about a task makes stale. */
export function useStaleProgress(matrixId: number): () => void {
  const queries = useQueryClient();
  return () => {
    const stale = [keys.matrix(matrixId), ["work"], ["progress-reports"], ["extensions"], ["reminders"]];
    for (const queryKey of stale) void queries.invalidateQueries({ queryKey });
  };
}
