/** Names for what the service says about matrices, taken from the generated contract. */
import type { components, operations } from "@/api/schema";

type Schemas = components["schemas"];

export type MatrixState = Schemas["MatrixState"];
export type MatrixAction = Schemas["MatrixAction"];
export type MatrixCreate = Schemas["MatrixCreate"];
export type MatrixChange = Schemas["MatrixChange"];
export type TaskWrite = Schemas["TaskWrite"];
export type NewTask = Schemas["NewTask"];
export type PartyWrite = Schemas["PartyWrite"];
export type AssignmentWrite = Schemas["AssignmentWrite"];
export type DeadlineKind = Schemas["DeadlineKind"];
export type TaskRef = Schemas["TaskRef"];
export type CheckItem = Schemas["CheckItem"];
export type RepairKind = Schemas["RepairKind"];
export type Coverage = operations["getMatrixCoverage"]["responses"][200]["content"]["application/json"];
export type TaskCoverage = Schemas["TaskCoverage"];
export type UnitCoverage = Schemas["UnitCoverage"];
export type GivenTask = Schemas["GivenTask"];
export type CellProgress = Schemas["CellRead"];
export type MatrixProgress = Schemas["MatrixProgress"];
export type Change = Schemas["ChangeRead"];
