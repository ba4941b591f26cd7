import { useMutation, useQueryClient } from "@tanstack/react-query";

import { isProblem } from "@/api/problem";

import { indicatorKeys } from "./keys";

/** Sends one change; everything shown of the catalogue is fetched again, after a stale version too. */
export function useKeeping<T>() {
  const queries = useQueryClient();
  const refresh = () => void queries.invalidateQueries({ queryKey: indicatorKeys.all });
  return useMutation({
    mutationFn: (send: () => Promise<T>) => send(),
    onError: (error) => {
      if (isProblem(error, 412)) refresh();
    },
    onSuccess: refresh,
  });
}
