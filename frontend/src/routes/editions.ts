import { createRoute, lazyRouteComponent } from "@tanstack/react-router";

import { readEditionsSearch } from "@/features/editions/search";

import { readId, signedIn } from "./frame";

const editions = createRoute({
  getParentRoute: () => signedIn,
  path: "/editions",
  validateSearch: readEditionsSearch,
  component: lazyRouteComponent(() => import("@/features/editions/editions-page"), "EditionsPage"),
});

const edition = createRoute({
  getParentRoute: () => signedIn,
  path: "/editions/$editionId",
  params: { parse: ({ editionId }) => ({ editionId: readId(editionId) }) },
  component: lazyRouteComponent(() => import("@/features/editions/edition-page"), "EditionPage"),
});

const editionComparison = createRoute({
  getParentRoute: () => signedIn,
  path: "/editions/$editionId/compare/$otherId",
  params: {
    parse: ({ editionId, otherId }) => ({ editionId: readId(editionId), otherId: readId(otherId) }),
  },
  component: lazyRouteComponent(() => import("@/features/editions/comparison-page"), "EditionComparisonPage"),
});

export const editionRoutes = [editions, edition, editionComparison] as const;
