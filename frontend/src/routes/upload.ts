import { createRoute, lazyRouteComponent } from "@tanstack/react-router";

import { readUploadSearch } from "@/features/bulk/search";

import { signedIn } from "./frame";

const upload = createRoute({
  getParentRoute: () => signedIn,
  path: "/upload",
  validateSearch: readUploadSearch,
  component: lazyRouteComponent(() => import("@/features/bulk/upload-page"), "UploadPage"),
});

export const uploadRoutes = [upload] as const;
