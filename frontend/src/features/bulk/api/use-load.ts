import { useQuery } from "@tanstack/react-query";

import { answer, service } from "@/api/client";

import { isFinished } from "../types";

const LOOK_AGAIN = 1500;

export const loadKey = (id: number | undefined) => ["bulk", id ?? "none"];

/** A file that was sent, looked at again until it has come to its end. */
export function useLoad(id: number | undefined) {
  return useQuery({
    queryKey: loadKey(id),
    enabled: id !== undefined,
    queryFn: () => answer(service.GET("/api/v1/bulk/{load_id}", { params: { path: { load_id: id ?? 0 } } })),
    refetchInterval: ({ state: { data } }) => (data && !isFinished(data) ? LOOK_AGAIN : false),
  });
}
