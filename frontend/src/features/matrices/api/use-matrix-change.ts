import { useMutation, useQueryClient } from "@tanstack/react-query";

import { answerWithTag, service, type Tagged } from "@/api/client";
import { isProblem } from "@/api/problem";
import type { components } from "@/api/schema";
import type { Matrix } from "@/api/types";

import type { MatrixChange, NewTask, TaskWrite } from "../types";
import { matrixKeys } from "./keys";

/** What may be sent about a matrix; every answer is the whole of it. */
export type MatrixOrder =
  | { kind: "change"; body: MatrixChange }
  | { kind: "add"; body: NewTask }
  | { kind: "write"; taskId: number; body: TaskWrite }
  | { kind: "remove"; taskId: number; body: components["schemas"]["Removal"] }
  | { kind: "order"; body: components["schemas"]["Order"] }
  | { kind: "repair"; body: components["schemas"]["Repair"] }
  | { kind: "take"; body: components["schemas"]["TakeOver"] }
  | { kind: "issue"; body: components["schemas"]["Issue"] }
  | { kind: "close" };

interface Sent {
  etag: string;
  order: MatrixOrder;
}

/** Changes a matrix as it was read; what someone else changed meanwhile is fetched and never overwritten. */
export function useMatrixChange(matrixId: number) {
  const queries = useQueryClient();
  const stale = (queryKey: readonly unknown[]) => void queries.invalidateQueries({ queryKey });
  return useMutation({
    mutationFn: ({ etag, order }: Sent) => send(matrixId, etag, order),
    onError: (error) => {
      if (isProblem(error, 409) || isProblem(error, 412)) stale(matrixKeys.one(matrixId));
    },
    onSuccess: (changed) => {
      queries.setQueryData(matrixKeys.one(matrixId), changed);
      stale(matrixKeys.check(matrixId));
      stale(matrixKeys.coverage(matrixId));
      stale(["matrices"]);
      stale(["given-tasks"]);
    },
  });
}

function send(matrixId: number, etag: string, order: MatrixOrder): Promise<Tagged<Matrix>> {
  const header = { "if-match": etag };
  const params = { path: { matrix_id: matrixId }, header };
  switch (order.kind) {
    case "change":
      return answerWithTag(service.PATCH("/api/v1/matrices/{matrix_id}", { params, body: order.body }));
    case "add":
      return answerWithTag(service.POST("/api/v1/matrices/{matrix_id}/tasks", { params, body: order.body }));
    case "write":
      return answerWithTag(
        service.PUT("/api/v1/tasks/{task_id}", {
          params: { path: { task_id: order.taskId }, header },
          body: order.body,
        }),
      );
    case "remove":
      return answerWithTag(
        service.POST("/api/v1/tasks/{task_id}/remove", {
          params: { path: { task_id: order.taskId }, header },
          body: order.body,
        }),
      );
    case "order":
      return answerWithTag(service.POST("/api/v1/matrices/{matrix_id}/order", { params, body: order.body }));
    case "repair":
      return answerWithTag(
        service.POST("/api/v1/matrices/{matrix_id}/repairs", { params, body: order.body }),
      );
    case "take":
      return answerWithTag(
        service.POST("/api/v1/matrices/{matrix_id}/take-over", { params, body: order.body }),
      );
    case "issue":
      return answerWithTag(service.POST("/api/v1/matrices/{matrix_id}/issue", { params, body: order.body }));
    case "close":
      return answerWithTag(service.POST("/api/v1/matrices/{matrix_id}/close", { params }));
  }
}
