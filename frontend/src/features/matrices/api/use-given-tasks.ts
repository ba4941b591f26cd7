import { useQuery } from "@tanstack/react-query";

import { answer, service } from "@/api/client";

import { matrixKeys } from "./keys";

/** Tasks of superiors' matrices that name a body of the unit, with the own tasks that carry them out. */
export function useGivenTasks(unitId: number) {
  return useQuery({
    queryKey: matrixKeys.given(unitId),
    queryFn: () =>
      answer(service.GET("/api/v1/units/{unit_id}/given-tasks", { params: { path: { unit_id: unitId } } })),
  });
}
