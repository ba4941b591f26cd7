import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

import { answer, service } from "@/api/client";
import { done } from "@/api/done";

import { calendarKeys } from "./keys";

/** The reader's calendar addresses; the addresses themselves are not kept anywhere. */
export function useFeeds() {
  return useQuery({
    queryKey: calendarKeys.feeds,
    queryFn: () => answer(service.GET("/api/v1/calendar/feeds")),
  });
}

export function useMakeFeed() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (name: string) => answer(service.POST("/api/v1/calendar/feeds", { body: { name } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: calendarKeys.feeds }),
  });
}

export function useRevokeFeed() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: number) =>
      done(service.DELETE("/api/v1/calendar/feeds/{feed_id}", { params: { path: { feed_id: id } } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: calendarKeys.feeds }),
  });
}
