import { useState } from "react";

import { eraseUnsent, ownerOf, unsentOf } from "./outbox";

export interface UnsentWarningState {
  /** Cells that would be lost; 0 while nobody is asked. */
  cells: number;
  /** Signs out, or asks first where figures have not been sent. */
  ask: () => Promise<void>;
  stay: () => void;
  leave: () => Promise<void>;
}

/** Signing out erases what this browser keeps of the person, which is said before it happens. */
export function useUnsentWarning(
  me: { login: string | null; home: { id: number } },
  signOut: () => void,
): UnsentWarningState {
  const [cells, setCells] = useState(0);
  const owner = ownerOf(me);
  const leave = async () => {
    setCells(0);
    await eraseUnsent(owner);
    signOut();
  };
  return {
    cells,
    ask: async () => {
      const waiting = (await unsentOf(owner)).reduce((sum, { cells: count }) => sum + count, 0);
      if (waiting > 0) setCells(waiting);
      else await leave();
    },
    stay: () => setCells(0),
    leave,
  };
}
