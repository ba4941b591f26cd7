import { useQuery } from "@tanstack/react-query";

import { answerWithTag, service } from "@/api/client";

import { editionKeys } from "./keys";

/** The edition with its version; a draft with the figures of this moment. */
export function useEdition(id: number) {
  return useQuery({
    queryKey: editionKeys.one(id),
    queryFn: () =>
      answerWithTag(service.GET("/api/v1/editions/{edition_id}", { params: { path: { edition_id: id } } })),
  });
}
