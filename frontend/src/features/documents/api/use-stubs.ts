import { useQuery } from "@tanstack/react-query";

import { answer, service } from "@/api/client";

import { documentKeys } from "./keys";

/** Documents that others name and that nobody within reach has uploaded. */
export function useStubs() {
  return useQuery({
    queryKey: documentKeys.stubs,
    queryFn: () => answer(service.GET("/api/v1/documents/stubs")),
  });
}
