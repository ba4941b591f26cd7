import { createRoute, lazyRouteComponent } from "@tanstack/react-router";

import { readQueueSearch, readReviewSearch } from "@/features/review/search";

import { readId, signedIn } from "./frame";

const review = createRoute({
  getParentRoute: () => signedIn,
  path: "/review",
  validateSearch: readReviewSearch,
  component: lazyRouteComponent(() => import("@/features/review/review-page"), "ReviewPage"),
});

const queue = createRoute({
  getParentRoute: () => signedIn,
  path: "/review/queue",
  validateSearch: readQueueSearch,
  component: lazyRouteComponent(() => import("@/features/review/queue/queue-page"), "QueuePage"),
});

const desk = createRoute({
  getParentRoute: () => signedIn,
  path: "/review/$submissionId",
  params: { parse: ({ submissionId }) => ({ submissionId: readId(submissionId) }) },
  component: lazyRouteComponent(() => import("@/features/review/desk/desk-page"), "DeskPage"),
});

export const reviewRoutes = [review, queue, desk] as const;
