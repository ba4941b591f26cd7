import { answer, service } from "@/api/client";
import type { components } from "@/api/schema";

type Schemas = components["schemas"];

const at = (bodyId: number, etag: string) => ({
  path: { body_id: bodyId },
  header: { "if-match": etag },
});

/** Each change of a body, as one request. */
export const createBody = (body: Schemas["BodyCreate"]) => answer(service.POST("/api/v1/bodies", { body }));

export const changeBody = (bodyId: number, etag: string, body: Schemas["BodyChange"]) =>
  answer(service.PATCH("/api/v1/bodies/{body_id}", { params: at(bodyId, etag), body }));

export const addAlias = (bodyId: number, body: Schemas["AliasCreate"]) =>
  answer(service.POST("/api/v1/bodies/{body_id}/aliases", { params: { path: { body_id: bodyId } }, body }));

export const endAlias = (bodyId: number, nameId: number, etag: string, lastDay: string) =>
  answer(
    service.POST("/api/v1/bodies/{body_id}/aliases/{name_id}/end", {
      params: { path: { body_id: bodyId, name_id: nameId }, header: { "if-match": etag } },
      body: { last_day: lastDay },
    }),
  );

export const endBody = (bodyId: number, etag: string, body: Schemas["BodyEnd"]) =>
  answer(service.POST("/api/v1/bodies/{body_id}/end", { params: at(bodyId, etag), body }));

export const mergeBody = (bodyId: number, etag: string, intoId: number) =>
  answer(
    service.POST("/api/v1/bodies/{body_id}/merge", { params: at(bodyId, etag), body: { into_id: intoId } }),
  );
