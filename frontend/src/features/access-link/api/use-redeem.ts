import { useMutation } from "@tanstack/react-query";

import { service } from "@/api/client";
import { done } from "@/api/done";

export function useRedeem() {
  return useMutation({
    mutationFn: (body: { secret: string; password: string }) =>
      done(service.POST("/api/v1/access-links/redeem", { body })),
  });
}
