import { useQuery } from "@tanstack/react-query";

import { answer, service } from "./client";
import { withCopy } from "./copies";
import { keys } from "./keys";

export function useAbout() {
  return useQuery({
    queryKey: keys.about,
    queryFn: () => withCopy("about", () => answer(service.GET("/api/v1/about"))),
    staleTime: Infinity,
  });
}
