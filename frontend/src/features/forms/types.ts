import type { components } from "@/api/schema";

type Schemas = components["schemas"];

export type PeriodKind = Schemas["PeriodKind"];
export type FormCreate = Schemas["FormCreate"];
export type FormChange = Schemas["FormChange"];
export type ItemWrite = Schemas["ItemWrite"];
export type VersionList = Schemas["VersionList"];
export type Version = Schemas["VersionRead"];
export type VersionItem = Schemas["VersionItem"];
export type DraftPreview = Schemas["DraftPreview"];
export type ScheduleRule = Schemas["ScheduleRule"];
export type Schedule = Schemas["ScheduleRead"];
export type ComingPeriod = Schemas["ComingPeriod"];
export type ComingLevel = Schemas["ComingLevel"];
export type Holiday = Schemas["HolidayRead"];
export type HolidayWrite = Schemas["HolidayWrite"];

/** What is said of an indicator where its name is enough. */
export type Named = Pick<Schemas["IndicatorRead"], "id" | "code" | "name_vi" | "name_en" | "measure_unit">;
