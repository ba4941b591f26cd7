import { useMutation } from "@tanstack/react-query";

import { answer, service } from "@/api/client";

export function useStartSecondFactor() {
  return useMutation({
    mutationFn: (password: string) =>
      answer(service.POST("/api/v1/account/second-factor", { body: { password } })),
    // The answer holds a secret: it goes with the page that shows it.
    gcTime: 0,
  });
}
