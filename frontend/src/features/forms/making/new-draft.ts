import type { BodyKind } from "@/figures/body-kinds";

import type { FormCreate } from "../types";

/** A form while it is made. */
export interface NewDraft {
  unitId: number;
  code: string;
  name_vi: string;
  name_en: string;
  source: string;
  by: "kind" | "group";
  kind: BodyKind;
  groupId: number | undefined;
  copyOf: number | undefined;
}

export const WORDS = ["name_vi", "name_en", "source"] as const;

export type Fault = "needed" | "codeShape" | "groupNeeded";

const CODE = /^[A-Za-z0-9][A-Za-z0-9._-]{0,49}$/;

/** What is wrong before it is sent, by field. */
export function faultsOf(draft: NewDraft): Map<string, Fault> {
  const faults = new Map<string, Fault>();
  if (!CODE.test(draft.code.trim())) faults.set("code", draft.code.trim() === "" ? "needed" : "codeShape");
  for (const name of WORDS) if (draft[name].trim() === "") faults.set(name, "needed");
  if (draft.by === "group" && draft.groupId === undefined) faults.set("group", "groupNeeded");
  return faults;
}

export const requestOf = (draft: NewDraft): FormCreate => ({
  unit_id: draft.unitId,
  code: draft.code.trim(),
  name_vi: draft.name_vi.trim(),
  name_en: draft.name_en.trim(),
  source: draft.source.trim(),
  reporter_kind: draft.by === "kind" ? draft.kind : null,
  reporter_group_id: draft.by === "group" ? (draft.groupId ?? null) : null,
  copy_of: draft.copyOf ?? null,
});
