import { createRoute, lazyRouteComponent } from "@tanstack/react-router";

import { readUsersSearch } from "@/features/users/search";

import { readId, signedIn } from "./frame";

const account = createRoute({
  getParentRoute: () => signedIn,
  path: "/account",
  component: lazyRouteComponent(() => import("@/features/account/account-page"), "AccountPage"),
});

const users = createRoute({
  getParentRoute: () => signedIn,
  path: "/users",
  validateSearch: readUsersSearch,
  component: lazyRouteComponent(() => import("@/features/users/users-page"), "UsersPage"),
});

const invite = createRoute({
  getParentRoute: () => signedIn,
  path: "/users/invite",
  component: lazyRouteComponent(() => import("@/features/users/invite-page"), "InvitePage"),
});

const user = createRoute({
  getParentRoute: () => signedIn,
  path: "/users/$userId",
  params: { parse: ({ userId }) => ({ userId: readId(userId) }) },
  component: lazyRouteComponent(() => import("@/features/users/user-page"), "UserPage"),
});

const programs = createRoute({
  getParentRoute: () => signedIn,
  path: "/programs",
  component: lazyRouteComponent(() => import("@/features/programs/programs-page"), "ProgramsPage"),
});

const newProgram = createRoute({
  getParentRoute: () => signedIn,
  path: "/programs/new",
  component: lazyRouteComponent(() => import("@/features/programs/create-page"), "CreatePage"),
});

const program = createRoute({
  getParentRoute: () => signedIn,
  path: "/programs/$clientId",
  component: lazyRouteComponent(() => import("@/features/programs/program-page"), "ProgramPage"),
});

export const peopleRoutes = [account, users, invite, user, programs, newProgram, program] as const;
