import { useMutation, useQueryClient } from "@tanstack/react-query";

import { answer, service } from "@/api/client";
import type { components } from "@/api/schema";

type Target = components["schemas"]["ReminderTarget"];

export interface Outcome {
  sent: number;
  /** Had been reminded of the same today. */
  known: number;
  /** Matrices of which nobody was reminded, each with the reason. */
  refused: Error[];
}

/** Reminds the bodies of chosen lines, one matrix after another: one that is refused does not stop the others. */
export function useRemindMany() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ targets, text }: { targets: ReadonlyMap<number, Target[]>; text: string }) => {
      const outcome: Outcome = { sent: 0, known: 0, refused: [] };
      for (const [matrixId, chosen] of targets) {
        try {
          const { sent, known } = await answer(
            service.POST("/api/v1/matrices/{matrix_id}/reminders", {
              params: { path: { matrix_id: matrixId } },
              body: { targets: chosen, text },
            }),
          );
          outcome.sent += sent.length;
          outcome.known += known;
        } catch (error) {
          outcome.refused.push(error instanceof Error ? error : new Error(String(error)));
        }
      }
      return outcome;
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: ["reminders"] }),
  });
}
