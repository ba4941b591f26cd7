import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

import { answer, service } from "@/api/client";
import { done } from "@/api/done";

import type { HolidayWrite } from "../types";

/** Days off and swapped working days of a year. */
export function useHolidays(year: number) {
  return useQuery({
    queryKey: ["holidays", year],
    queryFn: () => answer(service.GET("/api/v1/holidays", { params: { query: { year } } })),
  });
}

export type HolidayOrder =
  | { kind: "write"; day: string; body: HolidayWrite; instead?: string | undefined }
  | { kind: "remove"; day: string };

const remove = (day: string) => done(service.DELETE("/api/v1/holidays/{day}", { params: { path: { day } } }));

/** A day that is written `instead` of another takes its place. */
async function send(order: HolidayOrder): Promise<void> {
  if (order.kind === "remove") return remove(order.day);
  await answer(
    service.PUT("/api/v1/holidays/{day}", { params: { path: { day: order.day } }, body: order.body }),
  );
  if (order.instead !== undefined && order.instead !== order.day) await remove(order.instead);
}

export function useHolidayChange() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: ["holidays"] });
      void queries.invalidateQueries({ queryKey: ["forms"] });
    },
  });
}
