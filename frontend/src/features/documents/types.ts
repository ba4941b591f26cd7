/** Names for the answers of the service about documents, taken from the generated contract. */
import type { components } from "@/api/schema";

type Schemas = components["schemas"];

export type DocumentItem = Schemas["DocumentRead"];
export type DocumentDetail = Schemas["DocumentDetail"];
export type DocumentRef = DocumentDetail["attachments"][number];
export type DocumentState = Schemas["DocumentState"];
export type DocumentAction = Schemas["DocumentAction"];
export type DocumentChange = Schemas["DocumentChange"];
export type Edition = Schemas["EditionRead"];
export type Clause = Schemas["ClauseRead"];
export type TextRead = Schemas["TextRead"];
export type SearchHit = Schemas["SearchHit"];
export type Stub = Schemas["Stub"];
export type UploadResult = Schemas["UploadResult"];
export type Happening = Schemas["Happening"];

export type Proposal = Schemas["ProposalRead"];
export type ProposalList = Schemas["ProposalList"];
export type ProposalKind = Schemas["ProposalKind"];
export type ProposalState = Schemas["ProposalState"];
export type Content = Proposal["content"];
export type ContentOf<Kind extends ProposalKind> = Extract<Content, { kind: Kind }>;
export type TargetValue = ContentOf<"target">["values"][number];
export type Deadline = ContentOf<"obligation">["deadlines"][number];
export type Comparator = TargetValue["comparator"];

export type Cascade = Schemas["Cascade"];
export type UnitBelow = Cascade["below"][number];
export type Plan = UnitBelow["plans"][number];
export type Comparison = Schemas["Comparison"];
export type Pair = Schemas["Pair"];
export type Verdict = Pair["verdict"];
