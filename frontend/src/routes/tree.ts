import { createRoute } from "@tanstack/react-router";

import { aloneRoutes } from "./alone";
import { bodyRoutes } from "./bodies";
import { documentRoutes } from "./documents";
import { editionRoutes } from "./editions";
import { figureRoutes } from "./figures";
import { followRoutes } from "./follow";
import { formRoutes } from "./forms";
import { root, signedIn } from "./frame";
import { indicatorRoutes } from "./indicators";
import { matrixRoutes } from "./matrices";
import { NotFoundPage } from "./not-found-page";
import { peopleRoutes } from "./people";
import { reorganisationRoutes } from "./reorganisations";
import { reviewRoutes } from "./review";
import { serviceRoutes } from "./service";
import { unitRoutes } from "./units";
import { uploadRoutes } from "./upload";
import { webhookRoutes } from "./webhooks";

/** Any other address: said inside the shell, where the menu helps on. */
const elsewhere = createRoute({ getParentRoute: () => signedIn, path: "$", component: NotFoundPage });

export const tree = root.addChildren([
  ...aloneRoutes,
  signedIn.addChildren([
    ...serviceRoutes,
    ...figureRoutes,
    ...uploadRoutes,
    ...reviewRoutes,
    ...editionRoutes,
    ...documentRoutes,
    ...matrixRoutes,
    ...unitRoutes,
    ...reorganisationRoutes,
    ...followRoutes,
    ...bodyRoutes,
    ...indicatorRoutes,
    ...webhookRoutes,
    ...formRoutes,
    ...peopleRoutes,
    elsewhere,
  ]),
]);
