import { useQuery } from "@tanstack/react-query";

import { allows, useMe } from "@/api/me";
import { reportersQuery } from "@/api/reporters";
import { useForms } from "@/api/use-forms";
import { choicesOf, chosen } from "@/figures/form-choice";

import { useUnitUsers } from "./api/use-unit-users";
import { bodiesAt } from "./bodies";
import type { BodyRef } from "./types";

/** Bodies of a unit as far as the reader's pages name them: where people hold roles, and who reports. */
export function useBodies(unitId: number): { bodies: BodyRef[]; pending: boolean } {
  const me = useMe();
  const people = useUnitUsers(unitId);
  const forms = useForms().data?.items ?? [];
  const choice = chosen(choicesOf(forms, me.today), undefined, undefined, me.today);
  const reporters = useQuery({
    ...reportersQuery(choice?.form.id ?? 0, { period: choice?.asked.period.code ?? "", unitId, limit: 500 }),
    enabled: choice !== undefined && allows(me, "submission:read"),
  });
  const held = people.data?.items.flatMap((user) => user.grants) ?? [];
  return {
    bodies: bodiesAt(unitId, [...me.grants, ...held, ...(reporters.data?.items ?? [])]),
    pending: people.isLoading || reporters.isLoading,
  };
}
