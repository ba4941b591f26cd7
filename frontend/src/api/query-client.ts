import { QueryClient } from "@tanstack/react-query";

import { ProblemError } from "./problem";

/** Asking again helps when no answer came or the service stumbled, never when it refused. */
const worthAsking = (failures: number, error: Error): boolean =>
  failures < 2 && !(error instanceof ProblemError && error.status >= 400 && error.status < 500);

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { retry: worthAsking, staleTime: 30_000, networkMode: "always", refetchOnWindowFocus: false },
    mutations: { retry: false, networkMode: "always" },
  },
});
