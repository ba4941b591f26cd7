import { createRoute, lazyRouteComponent } from "@tanstack/react-router";

import {
  readGivenSearch,
  readMatricesSearch,
  readMatrixSearch,
  readTaskSearch,
} from "@/features/matrices/search";
import { readCellSearch, readWorkSearch } from "@/features/work/search";

import { readId, signedIn } from "./frame";

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

const givenTasks = createRoute({
  getParentRoute: () => signedIn,
  path: "/given-tasks",
  validateSearch: readGivenSearch,
  component: lazyRouteComponent(() => import("@/features/matrices/given/given-page"), "GivenPage"),
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

export const matrixRoutes = [matrices, matrix, newTask, task, givenTasks, work, cell] as const;
