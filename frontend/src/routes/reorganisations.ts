import { createRoute, lazyRouteComponent } from "@tanstack/react-router";

import { readReorganiseSearch } from "@/features/reorganisations/search";

import { signedIn } from "./frame";

const reorganisations = createRoute({
  getParentRoute: () => signedIn,
  path: "/reorganisations",
  validateSearch: readReorganiseSearch,
  component: lazyRouteComponent(() => import("@/features/reorganisations/reorganise-page"), "ReorganisePage"),
});

export const reorganisationRoutes = [reorganisations] as const;
