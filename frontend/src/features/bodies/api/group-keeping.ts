import { answer, service } from "@/api/client";
import type { components } from "@/api/schema";

type Schemas = components["schemas"];

export const createGroup = (body: Schemas["GroupCreate"]) =>
  answer(service.POST("/api/v1/body-groups", { body }));

export const changeGroup = (groupId: number, version: number, body: Schemas["GroupChange"]) =>
  answer(
    service.PATCH("/api/v1/body-groups/{group_id}", {
      params: { path: { group_id: groupId }, header: { "if-match": `"${version}"` } },
      body,
    }),
  );

export const previewGroup = (body: Schemas["GroupPreview"]) =>
  answer(service.POST("/api/v1/body-groups/preview", { body }));
