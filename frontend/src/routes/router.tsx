import { createRouter } from "@tanstack/react-router";

import { Loading } from "@/ui/loaded";
import { parseSearch, writeSearch } from "@/ui/search-params";

import { NotFoundPage } from "./not-found-page";
import { ProblemPage } from "./problem-page";
import { tree } from "./tree";

export const router = createRouter({
  routeTree: tree,
  parseSearch,
  stringifySearch: writeSearch,
  defaultPreload: "intent",
  scrollRestoration: true,
  defaultPendingComponent: () => <Loading lines={8} />,
  defaultErrorComponent: ProblemPage,
  defaultNotFoundComponent: NotFoundPage,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
