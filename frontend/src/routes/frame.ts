import { createRootRoute, createRoute, notFound } from "@tanstack/react-router";

import { Shell } from "@/shell/shell";
import { idParam } from "@/ui/search-params";

import { requireSession } from "./guard";
import { ProblemAlone } from "./problem-page";

export const root = createRootRoute({ errorComponent: ProblemAlone });

/** Everything behind the sign-in, in the shell. */
export const signedIn = createRoute({
  getParentRoute: () => root,
  id: "signed-in",
  beforeLoad: ({ location }) => requireSession(location.href),
  component: Shell,
  errorComponent: ProblemAlone,
});

/** The id in an address; one that is no id names nothing. */
export function readId(value: string): number {
  const id = idParam(value);
  if (id === undefined) throw notFound();
  return id;
}
