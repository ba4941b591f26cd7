import { createRoute, lazyRouteComponent, redirect } from "@tanstack/react-router";

import { refreshSession, sessionState } from "@/api/session";
import {
  readCascadeSearch,
  readComparisonSearch,
  readLibrarySearch,
  readReaderSearch,
} from "@/features/documents/search";
import { readEventsSearch } from "@/features/events/search";
import {
  readGivenSearch,
  readMatricesSearch,
  readMatrixSearch,
  readTaskSearch,
} from "@/features/matrices/search";
import { readSearch } from "@/features/search/search";
import { readSignInSearch } from "@/features/session/sign-on";
import { readEntrySearch, readSubmissionSearch } from "@/features/submissions/search";
import { readTotalsSearch } from "@/features/totals/search";
import { readUnitsSearch } from "@/features/units/search";
import { readUsersSearch } from "@/features/users/search";
import { readCellSearch, readWorkSearch } from "@/features/work/search";

import { bodyRoutes } from "./bodies";
import { editionRoutes } from "./editions";
import { followRoutes } from "./follow";
import { formRoutes } from "./forms";
import { readId, root, signedIn } from "./frame";
import { ownAddress } from "./guard";
import { reviewRoutes } from "./review";
import { indicatorRoutes } from "./indicators";
import { NotFoundPage } from "./not-found-page";

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

const home = createRoute({
  getParentRoute: () => signedIn,
  path: "/",
  component: lazyRouteComponent(() => import("@/features/home/home-page"), "HomePage"),
});

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

const documents = createRoute({
  getParentRoute: () => signedIn,
  path: "/documents",
  validateSearch: readLibrarySearch,
  component: lazyRouteComponent(() => import("@/features/documents/library/documents-page"), "DocumentsPage"),
});

const documentUpload = createRoute({
  getParentRoute: () => signedIn,
  path: "/documents/upload",
  component: lazyRouteComponent(() => import("@/features/documents/upload/upload-page"), "UploadPage"),
});

const document = createRoute({
  getParentRoute: () => signedIn,
  path: "/documents/$documentId",
  params: { parse: ({ documentId }) => ({ documentId: readId(documentId) }) },
  validateSearch: readReaderSearch,
  component: lazyRouteComponent(() => import("@/features/documents/reader/reader-page"), "ReaderPage"),
});

const cascade = createRoute({
  getParentRoute: () => signedIn,
  path: "/documents/$documentId/cascade",
  params: { parse: ({ documentId }) => ({ documentId: readId(documentId) }) },
  validateSearch: readCascadeSearch,
  component: lazyRouteComponent(() => import("@/features/documents/cascade/cascade-page"), "CascadePage"),
});

const comparison = createRoute({
  getParentRoute: () => signedIn,
  path: "/documents/$documentId/compare/$otherId",
  params: {
    parse: ({ documentId, otherId }) => ({ documentId: readId(documentId), otherId: readId(otherId) }),
  },
  validateSearch: readComparisonSearch,
  component: lazyRouteComponent(
    () => import("@/features/documents/comparison/comparison-page"),
    "ComparisonPage",
  ),
});

const matrices = createRoute({
  getParentRoute: () => signedIn,
  path: "/matrices",
  validateSearch: readMatricesSearch,
  component: lazyRouteComponent(() => import("@/features/matrices/list/matrices-page"), "MatricesPage"),
});

const matrix = createRoute({
  getParentRoute: () => signedIn,
  path: "/matrices/$matrixId",
  params: { parse: ({ matrixId }) => ({ matrixId: readId(matrixId) }) },
  validateSearch: readMatrixSearch,
  component: lazyRouteComponent(() => import("@/features/matrices/matrix-page"), "MatrixPage"),
});

const newTask = createRoute({
  getParentRoute: () => signedIn,
  path: "/matrices/$matrixId/tasks/new",
  params: { parse: ({ matrixId }) => ({ matrixId: readId(matrixId) }) },
  validateSearch: readTaskSearch,
  component: lazyRouteComponent(() => import("@/features/matrices/edit/task-page"), "NewTaskPage"),
});

const task = createRoute({
  getParentRoute: () => signedIn,
  path: "/matrices/$matrixId/tasks/$taskId",
  params: {
    parse: ({ matrixId, taskId }) => ({ matrixId: readId(matrixId), taskId: readId(taskId) }),
  },
  component: lazyRouteComponent(() => import("@/features/matrices/edit/task-page"), "TaskPage"),
});

const work = createRoute({
  getParentRoute: () => signedIn,
  path: "/work",
  validateSearch: readWorkSearch,
  component: lazyRouteComponent(() => import("@/features/work/list/work-page"), "WorkPage"),
});

const cell = createRoute({
  getParentRoute: () => signedIn,
  path: "/matrices/$matrixId/progress/$assignmentId",
  params: {
    parse: ({ matrixId, assignmentId }) => ({
      matrixId: readId(matrixId),
      assignmentId: readId(assignmentId),
    }),
  },
  validateSearch: readCellSearch,
  component: lazyRouteComponent(() => import("@/features/work/cell/cell-page"), "CellPage"),
});

const givenTasks = createRoute({
  getParentRoute: () => signedIn,
  path: "/given-tasks",
  validateSearch: readGivenSearch,
  component: lazyRouteComponent(() => import("@/features/matrices/given/given-page"), "GivenPage"),
});

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

/** Any other address: said inside the shell, where the menu helps on. */
const elsewhere = createRoute({ getParentRoute: () => signedIn, path: "$", component: NotFoundPage });

export const tree = root.addChildren([
  signIn,
  signOn,
  accessLink,
  signedIn.addChildren([
    home,
    entry,
    submission,
    ...reviewRoutes,
    totals,
    ...editionRoutes,
    documents,
    documentUpload,
    document,
    cascade,
    comparison,
    matrices,
    matrix,
    newTask,
    task,
    givenTasks,
    work,
    cell,
    units.addChildren([unitsIntro, unit]),
    ...followRoutes,
    ...bodyRoutes,
    ...indicatorRoutes,
    ...formRoutes,
    account,
    users,
    invite,
    user,
    programs,
    newProgram,
    program,
    events,
    search,
    help,
    elsewhere,
  ]),
]);
