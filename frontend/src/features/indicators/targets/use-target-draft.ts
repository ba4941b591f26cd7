import { useState } from "react";
import { useTranslation } from "react-i18next";

import { problemAt, unplaced } from "@/api/field-problems";

import { faultsOf, placesOf, type TargetDraft } from "./target-draft";

/** A target while it is written: what is wrong is said at its place once it was sent, whoever finds it. */
export function useTargetDraft(first: TargetDraft, error: Error | null) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(first);
  const [sent, setSent] = useState(false);
  const faults = faultsOf(draft);
  const errorAt = (place: string): string | undefined => {
    const fault = sent ? faults.get(`/target/${place}`) : undefined;
    return fault === undefined ? problemAt(error, `/target/${place}`) : t(`indicators.fault.${fault}`);
  };
  return {
    draft,
    setDraft,
    errorAt,
    sent,
    /** Whether the draft can be sent; from now on its faults are said. */
    check: () => {
      setSent(true);
      return faults.size === 0;
    },
    rest: unplaced(error, placesOf(draft)),
  };
}
