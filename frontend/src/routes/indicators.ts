import { createRoute, lazyRouteComponent } from "@tanstack/react-router";

import { readIndicatorSearch, readIndicatorsSearch, readTargetSearch } from "@/features/indicators/search";

import { readId, signedIn } from "./frame";

const indicators = createRoute({
  getParentRoute: () => signedIn,
  path: "/indicators",
  validateSearch: readIndicatorsSearch,
  component: lazyRouteComponent(() => import("@/features/indicators/indicators-page"), "IndicatorsPage"),
});

const newIndicator = createRoute({
  getParentRoute: () => signedIn,
  path: "/indicators/new",
  component: lazyRouteComponent(() => import("@/features/indicators/new-page"), "NewIndicatorPage"),
});

const indicatorImport = createRoute({
  getParentRoute: () => signedIn,
  path: "/indicators/import",
  component: lazyRouteComponent(() => import("@/features/indicators/import-page"), "ImportPage"),
});

const indicator = createRoute({
  getParentRoute: () => signedIn,
  path: "/indicators/$indicatorId",
  params: { parse: ({ indicatorId }) => ({ indicatorId: readId(indicatorId) }) },
  validateSearch: readIndicatorSearch,
  component: lazyRouteComponent(() => import("@/features/indicators/indicator-page"), "IndicatorPage"),
});

const newTarget = createRoute({
  getParentRoute: () => signedIn,
  path: "/indicators/$indicatorId/targets/new",
  params: { parse: ({ indicatorId }) => ({ indicatorId: readId(indicatorId) }) },
  component: lazyRouteComponent(
    () => import("@/features/indicators/targets/new-target-page"),
    "NewTargetPage",
  ),
});

const target = createRoute({
  getParentRoute: () => signedIn,
  path: "/indicators/$indicatorId/targets/$targetId",
  params: {
    parse: ({ indicatorId, targetId }) => ({ indicatorId: readId(indicatorId), targetId: readId(targetId) }),
  },
  validateSearch: readTargetSearch,
  component: lazyRouteComponent(() => import("@/features/indicators/targets/target-page"), "TargetPage"),
});

export const indicatorRoutes = [
  indicators,
  newIndicator,
  indicatorImport,
  indicator,
  newTarget,
  target,
] as const;
