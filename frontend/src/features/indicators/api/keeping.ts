import { answer, service } from "@/api/client";
import type { components } from "@/api/schema";

type Schemas = components["schemas"];

const at = (indicatorId: number, etag: string) => ({
  path: { indicator_id: indicatorId },
  header: { "if-match": etag },
});

/** Each change of the catalogue, as one request. */
export const createIndicator = (body: Schemas["IndicatorCreate"]) =>
  answer(service.POST("/api/v1/indicators", { body }));

export const correctIndicator = (id: number, etag: string, body: Schemas["IndicatorCorrection"]) =>
  answer(service.PATCH("/api/v1/indicators/{indicator_id}", { params: at(id, etag), body }));

export const startVersion = (id: number, etag: string, body: Schemas["VersionStart"]) =>
  answer(service.POST("/api/v1/indicators/{indicator_id}/versions", { params: at(id, etag), body }));

export const endIndicator = (id: number, etag: string, body: Schemas["IndicatorEnd"]) =>
  answer(service.POST("/api/v1/indicators/{indicator_id}/end", { params: at(id, etag), body }));

export const makePublic = (id: number, etag: string, body: Schemas["PublicDecision"]) =>
  answer(service.POST("/api/v1/indicators/{indicator_id}/public", { params: at(id, etag), body }));

export const endPublic = (id: number, etag: string, body: Schemas["PublicEnd"]) =>
  answer(service.POST("/api/v1/indicators/{indicator_id}/public/end", { params: at(id, etag), body }));

export const createTarget = (body: Schemas["TargetCreate"]) =>
  answer(service.POST("/api/v1/targets", { body }));

const ofTarget = (targetId: number, etag: string) => ({
  path: { target_id: targetId },
  header: { "if-match": etag },
});

export const changeTarget = (id: number, etag: string, body: Schemas["TargetChange"]) =>
  answer(service.PUT("/api/v1/targets/{target_id}", { params: ofTarget(id, etag), body }));

export const withdrawTarget = (id: number, etag: string, body: Schemas["TargetWithdrawal"]) =>
  answer(service.POST("/api/v1/targets/{target_id}/withdraw", { params: ofTarget(id, etag), body }));
