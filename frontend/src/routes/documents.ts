import { createRoute, lazyRouteComponent } from "@tanstack/react-router";

import {
  readCascadeSearch,
  readComparisonSearch,
  readLibrarySearch,
  readReaderSearch,
} from "@/features/documents/search";

import { readId, signedIn } from "./frame";

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

export const documentRoutes = [documents, documentUpload, document, cascade, comparison] as const;
