import { createRoute, lazyRouteComponent } from "@tanstack/react-router";

import { readCalendarSearch } from "@/features/calendar/search";
import { readRemindersSearch } from "@/features/reminders/search";

import { signedIn } from "./frame";

const reminders = createRoute({
  getParentRoute: () => signedIn,
  path: "/reminders",
  validateSearch: readRemindersSearch,
  component: lazyRouteComponent(() => import("@/features/reminders/reminders-page"), "RemindersPage"),
});

const calendar = createRoute({
  getParentRoute: () => signedIn,
  path: "/calendar",
  validateSearch: readCalendarSearch,
  component: lazyRouteComponent(() => import("@/features/calendar/calendar-page"), "CalendarPage"),
});

export const followRoutes = [reminders, calendar] as const;
