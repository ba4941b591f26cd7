import { useQuery } from "@tanstack/react-query";

import { answer, service } from "./client";
import { keys } from "./keys";

export function useForms() {
  return useQuery({
    queryKey: keys.forms,
    queryFn: () => answer(service.GET("/api/v1/forms")),
    staleTime: 5 * 60_000,
  });
}
