/** Names for what the service says about progress, taken from the generated contract. */
import type { components } from "@/api/schema";

type Schemas = components["schemas"];

export type WorkItem = Schemas["WorkItem"];
export type Cell = Schemas["CellRead"];
export type WorkAction = Schemas["WorkAction"];
export type MatrixProgress = Schemas["MatrixProgress"];
export type TaskProgress = Schemas["TaskProgress"];
export type AssignmentProgress = Schemas["AssignmentProgress"];
export type Asked = Schemas["AskedRead"];
export type Report = Schemas["ReportRead"];
export type ReportWrite = Schemas["ReportWrite"];
export type ProgressState = Schemas["ProgressState"];
export type Extension = Schemas["ExtensionRead"];
export type Part = Schemas["Part"];
