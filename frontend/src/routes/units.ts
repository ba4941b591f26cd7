import { createRoute, lazyRouteComponent } from "@tanstack/react-router";

import { readUnitsSearch } from "@/features/units/search";

import { readId, signedIn } from "./frame";

const units = createRoute({
  getParentRoute: () => signedIn,
  path: "/units",
  validateSearch: readUnitsSearch,
  component: lazyRouteComponent(() => import("@/features/units/units-page"), "UnitsPage"),
});

const unitsIntro = createRoute({
  getParentRoute: () => units,
  path: "/",
  component: lazyRouteComponent(() => import("@/features/units/units-intro"), "UnitsIntro"),
});

const unit = createRoute({
  getParentRoute: () => units,
  path: "$unitId",
  params: { parse: ({ unitId }) => ({ unitId: readId(unitId) }) },
  component: lazyRouteComponent(() => import("@/features/units/unit-page"), "UnitPage"),
});

export const unitRoutes = [units.addChildren([unitsIntro, unit])] as const;
