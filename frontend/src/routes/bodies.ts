import { createRoute, lazyRouteComponent } from "@tanstack/react-router";

import { readBodiesSearch, readBodySearch, readGroupsSearch } from "@/features/bodies/search";

import { readId, signedIn } from "./frame";

const bodies = createRoute({
  getParentRoute: () => signedIn,
  path: "/bodies",
  validateSearch: readBodiesSearch,
  component: lazyRouteComponent(() => import("@/features/bodies/bodies-page"), "BodiesPage"),
});

const newBody = createRoute({
  getParentRoute: () => signedIn,
  path: "/bodies/new",
  component: lazyRouteComponent(() => import("@/features/bodies/new-page"), "NewBodyPage"),
});

const bodyImport = createRoute({
  getParentRoute: () => signedIn,
  path: "/bodies/import",
  component: lazyRouteComponent(() => import("@/features/bodies/import-page"), "ImportPage"),
});

const bodyGroups = createRoute({
  getParentRoute: () => signedIn,
  path: "/bodies/groups",
  validateSearch: readGroupsSearch,
  component: lazyRouteComponent(() => import("@/features/bodies/groups-page"), "GroupsPage"),
});

const body = createRoute({
  getParentRoute: () => signedIn,
  path: "/bodies/$bodyId",
  params: { parse: ({ bodyId }) => ({ bodyId: readId(bodyId) }) },
  validateSearch: readBodySearch,
  component: lazyRouteComponent(() => import("@/features/bodies/body-page"), "BodyPage"),
});

export const bodyRoutes = [bodies, newBody, bodyImport, bodyGroups, body] as const;
