import { createRoute, lazyRouteComponent } from "@tanstack/react-router";

import { readHolidaysSearch, readVersionsSearch } from "@/features/forms/search";

import { readId, signedIn } from "./frame";

const params = { parse: ({ formId }: { formId: string }) => ({ formId: readId(formId) }) };

const forms = createRoute({
  getParentRoute: () => signedIn,
  path: "/forms",
  component: lazyRouteComponent(() => import("@/features/forms/forms-page"), "FormsPage"),
});

const form = createRoute({
  getParentRoute: () => signedIn,
  path: "/forms/$formId",
  params,
  component: lazyRouteComponent(() => import("@/features/forms/form-page"), "FormPage"),
});

const formAsk = createRoute({
  getParentRoute: () => signedIn,
  path: "/forms/$formId/ask",
  params,
  component: lazyRouteComponent(() => import("@/features/forms/asking/ask-page"), "AskPage"),
});

const formPeriod = createRoute({
  getParentRoute: () => signedIn,
  path: "/forms/$formId/periods/$period",
  params: { parse: ({ formId, period }) => ({ formId: readId(formId), period }) },
  component: lazyRouteComponent(() => import("@/features/forms/asking/period-page"), "PeriodPage"),
});

const newForm = createRoute({
  getParentRoute: () => signedIn,
  path: "/forms/new",
  component: lazyRouteComponent(() => import("@/features/forms/making/new-page"), "NewFormPage"),
});

const formItems = createRoute({
  getParentRoute: () => signedIn,
  path: "/forms/$formId/items",
  params,
  component: lazyRouteComponent(() => import("@/features/forms/making/items-page"), "ItemsPage"),
});

const formDraft = createRoute({
  getParentRoute: () => signedIn,
  path: "/forms/$formId/draft",
  params,
  component: lazyRouteComponent(() => import("@/features/forms/making/draft-page"), "DraftPage"),
});

const formVersions = createRoute({
  getParentRoute: () => signedIn,
  path: "/forms/$formId/versions",
  params,
  validateSearch: readVersionsSearch,
  component: lazyRouteComponent(() => import("@/features/forms/making/versions-page"), "VersionsPage"),
});

const formSchedule = createRoute({
  getParentRoute: () => signedIn,
  path: "/forms/$formId/schedule",
  params,
  component: lazyRouteComponent(() => import("@/features/forms/schedule/schedule-page"), "SchedulePage"),
});

const holidays = createRoute({
  getParentRoute: () => signedIn,
  path: "/holidays",
  validateSearch: readHolidaysSearch,
  component: lazyRouteComponent(() => import("@/features/forms/holidays/holidays-page"), "HolidaysPage"),
});

export const formRoutes = [
  forms,
  newForm,
  form,
  formAsk,
  formPeriod,
  formItems,
  formDraft,
  formVersions,
  formSchedule,
  holidays,
] as const;
