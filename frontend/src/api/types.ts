/** Names for the answers of the service, taken from the generated contract and never written by hand. */
import type { operations } from "./schema";

type Answer<Operation extends keyof operations> = operations[Operation] extends {
  responses: { 200: { content: { "application/json": infer Body } } };
}
  ? Body
  : never;

export type About = Answer<"getAbout">;
export type Me = Answer<"getMe">;
export type Permission = Me["permissions"][number];

export type UnitDetail = Answer<"getUnit">;
export type Unit = Answer<"listUnits">["items"][number];
export type UnitRef = Me["home"];
export type UnitVersion = UnitDetail["history"][number];
export type Lineage = Answer<"getUnitLineage">;
export type LineageLink = Lineage["successors"][number];
export type Level = UnitRef["level"];

export type MatrixSummary = Answer<"listMatrices">["items"][number];
export type Matrix = Answer<"getMatrix">;
export type Task = Matrix["tasks"][number];
export type Assignment = Task["assignments"][number];
export type Party = Assignment["lead"][number];

export type FormSummary = Answer<"listForms">["items"][number];
export type Form = Answer<"getForm">;
export type FormPeriod = Form["periods"][number];
export type Period = FormPeriod["period"];
export type Section = Form["sections"][number];
export type Indicator = Section["items"][number]["indicator"];
export type Target = Form["targets"][number];

export type ReporterPage = Answer<"listReporters">;
export type Reporter = ReporterPage["items"][number];
export type State = Reporter["state"];

export type Submission = Answer<"getSubmission">;
export type Value = Submission["values"][number];
export type ValueStatus = Value["status"];
export type Action = Submission["actions"][number];
export type History = Answer<"listSubmissionHistory">;
export type HistoryEvent = History["items"][number];
export type ValueChange =
  operations["saveValues"]["requestBody"]["content"]["application/json"]["values"][number];

export type Totals = Answer<"getTotals">;
export type TotalRow = Totals["rows"][number];
export type ChildTotal = Totals["children"][number];
export type Assessment = NonNullable<TotalRow["assessment"]>;
