import { useMutation } from "@tanstack/react-query";

import { answer, service } from "@/api/client";
import { announceSignIn } from "@/api/one-account";
import { startSession } from "@/api/session";

interface Credentials {
  login: string;
  password: string;
  /** Six digits, from accounts with a second factor. */
  code?: string | undefined;
}

export function useSignIn() {
  return useMutation({
    mutationFn: (body: Credentials) => answer(service.POST("/api/v1/session", { body })),
    onSuccess: ({ access_token }, { login }) => {
      startSession(access_token);
      announceSignIn(login);
    },
  });
}
