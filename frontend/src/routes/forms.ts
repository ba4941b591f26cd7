import { createRoute, lazyRouteComponent } from "@tanstack/react-router";

import { readId, signedIn } from "./frame";

const forms = createRoute({
  getParentRoute: () => signedIn,
  path: "/forms",
  component: lazyRouteComponent(() => import("@/features/forms/forms-page"), "FormsPage"),
});

const form = createRoute({
  getParentRoute: () => signedIn,
  path: "/forms/$formId",
  params: { parse: ({ formId }) => ({ formId: readId(formId) }) },
  component: lazyRouteComponent(() => import("@/features/forms/form-page"), "FormPage"),
});

const formAsk = createRoute({
  getParentRoute: () => signedIn,
  path: "/forms/$formId/ask",
  params: { parse: ({ formId }) => ({ formId: readId(formId) }) },
  component: lazyRouteComponent(() => import("@/features/forms/asking/ask-page"), "AskPage"),
});

const formPeriod = createRoute({
  getParentRoute: () => signedIn,
  path: "/forms/$formId/periods/$period",
  params: { parse: ({ formId, period }) => ({ formId: readId(formId), period }) },
  component: lazyRouteComponent(() => import("@/features/forms/asking/period-page"), "PeriodPage"),
});

export const formRoutes = [forms, form, formAsk, formPeriod] as const;
