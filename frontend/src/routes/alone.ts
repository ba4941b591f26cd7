import { createRoute, lazyRouteComponent, redirect } from "@tanstack/react-router";

import { refreshSession, sessionState } from "@/api/session";
import { readSignInSearch } from "@/features/session/sign-on";

import { root } from "./frame";
import { ownAddress } from "./guard";

const signIn = createRoute({
  getParentRoute: () => root,
  path: "/sign-in",
  validateSearch: (search) => readSignInSearch(search, ownAddress),
  beforeLoad: async () => {
    const state = sessionState.get();
    if (state === "signed-in") throw redirect({ to: "/" });
    if (state === "unknown" && (await refreshSession().catch(() => false))) throw redirect({ to: "/" });
  },
  component: lazyRouteComponent(() => import("@/features/session/sign-in-page"), "SignInPage"),
});

/** Where the province's provider sends people back to. */
const signOn = createRoute({
  getParentRoute: () => root,
  path: "/sign-on",
  component: lazyRouteComponent(() => import("@/features/session/sign-on-page"), "SignOnPage"),
});

/** A link to set a password by: open to whoever has it, as its secret is. */
const accessLink = createRoute({
  getParentRoute: () => root,
  path: "/access-link",
  component: lazyRouteComponent(() => import("@/features/access-link/access-link-page"), "AccessLinkPage"),
});

/** What is published: open to everyone. */
const openData = createRoute({
  getParentRoute: () => root,
  path: "/open-data",
  component: lazyRouteComponent(() => import("@/features/open-data/open-data-page"), "OpenDataPage"),
});

/** The pages outside the shell, for which nobody need be signed in. */
export const aloneRoutes = [signIn, signOn, accessLink, openData] as const;
