import { createRoute, lazyRouteComponent } from "@tanstack/react-router";

import { readDashboardSearch } from "@/features/dashboards/search";
import { readEntrySearch, readSubmissionSearch } from "@/features/submissions/search";
import { readTotalsSearch } from "@/features/totals/search";
import { readWhySearch } from "@/features/why/search";

import { readId, signedIn } from "./frame";

const entry = createRoute({
  getParentRoute: () => signedIn,
  path: "/entry",
  validateSearch: readEntrySearch,
  component: lazyRouteComponent(() => import("@/features/submissions/entry-page"), "EntryPage"),
});

const submission = createRoute({
  getParentRoute: () => signedIn,
  path: "/submissions/$submissionId",
  params: { parse: ({ submissionId }) => ({ submissionId: readId(submissionId) }) },
  validateSearch: readSubmissionSearch,
  component: lazyRouteComponent(() => import("@/features/submissions/submission-page"), "SubmissionPage"),
});

const totals = createRoute({
  getParentRoute: () => signedIn,
  path: "/totals",
  validateSearch: readTotalsSearch,
  component: lazyRouteComponent(() => import("@/features/totals/totals-page"), "TotalsPage"),
});

const why = createRoute({
  getParentRoute: () => signedIn,
  path: "/totals/why",
  validateSearch: readWhySearch,
  component: lazyRouteComponent(() => import("@/features/why/why-page"), "WhyPage"),
});

const dashboards = createRoute({
  getParentRoute: () => signedIn,
  path: "/dashboards",
  validateSearch: readDashboardSearch,
  component: lazyRouteComponent(() => import("@/features/dashboards/dashboard-page"), "DashboardPage"),
});

export const figureRoutes = [entry, submission, totals, why, dashboards] as const;
