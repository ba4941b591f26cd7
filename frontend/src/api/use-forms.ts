import { useQuery } from "@tanstack/react-query";

import { answer, service } from "./client";
import { withCopy } from "./copies";
import { keys } from "./keys";

export function useForms() {
  return useQuery({
    queryKey: keys.forms,
    queryFn: () => withCopy("forms", () => answer(service.GET("/api/v1/forms"))),
    staleTime: 5 * 60_000,
  });
}
