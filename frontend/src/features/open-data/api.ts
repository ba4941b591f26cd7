import { useQuery } from "@tanstack/react-query";

import { answer, service } from "@/api/client";
import type { components } from "@/api/schema";

export type OpenDataset = components["schemas"]["OpenDatasetRead"];
export type OpenDataList = components["schemas"]["OpenDataList"];

/** Everything that is published; no account is needed. */
export const useOpenData = () =>
  useQuery({ queryKey: ["open-data"], queryFn: () => answer(service.GET("/api/v1/open-data")) });
