import { createRoute, lazyRouteComponent } from "@tanstack/react-router";

import { readEventsSearch } from "@/features/events/search";
import { readSearch } from "@/features/search/search";

import { signedIn } from "./frame";

const home = createRoute({
  getParentRoute: () => signedIn,
  path: "/",
  component: lazyRouteComponent(() => import("@/features/home/home-page"), "HomePage"),
});

const events = createRoute({
  getParentRoute: () => signedIn,
  path: "/events",
  validateSearch: readEventsSearch,
  component: lazyRouteComponent(() => import("@/features/events/events-page"), "EventsPage"),
});

const search = createRoute({
  getParentRoute: () => signedIn,
  path: "/search",
  validateSearch: readSearch,
  component: lazyRouteComponent(() => import("@/features/search/search-page"), "SearchPage"),
});

const help = createRoute({
  getParentRoute: () => signedIn,
  path: "/help",
  component: lazyRouteComponent(() => import("@/features/help/help-page"), "HelpPage"),
});

export const serviceRoutes = [home, events, search, help] as const;
