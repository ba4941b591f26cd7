import { type ReactNode, useState } from "react";

import type { Matrix } from "@/api/types";

import { type MatrixOrder, useMatrixChange } from "../api/use-matrix-change";
import { ReasonDialog } from "./reason-dialog";

interface Wish {
  title: string;
  /** What is asked to be confirmed; without it a draft changes at once. */
  text?: string;
  order: (reason: string | null) => MatrixOrder;
  /** Read out when it is done. */
  said: string;
  focus?: () => void;
}

export interface Editing {
  busy: boolean;
  error: Error | null;
  /** What was done last, for the live region. */
  said: string;
  /** Does it, after asking why where the matrix is issued. */
  ask: (wish: Wish) => void;
  dialog: ReactNode;
}

const AFTER_CLOSING = 150; // milliseconds; a dialog that closes gives the focus back first

/** Changes of single rows: free in a draft, with a reason once the matrix is issued. */
export function useEditing(matrix: Matrix, etag: string): Editing {
  const change = useMatrixChange(matrix.id);
  const [wish, setWish] = useState<Wish>();
  const [said, setSaid] = useState("");
  const amends = matrix.actions.includes("amend");

  const carryOut = (wanted: Wish, reason: string | null) =>
    change.mutate(
      { etag, order: wanted.order(reason) },
      {
        onSuccess: () => {
          setWish(undefined);
          setSaid(wanted.said);
          setTimeout(() => wanted.focus?.(), wish || amends ? AFTER_CLOSING : 0);
        },
      },
    );
  const ask = (wanted: Wish) => {
    change.reset();
    setSaid("");
    if (amends || wanted.text !== undefined) setWish(wanted);
    else carryOut(wanted, null);
  };

  return {
    busy: change.isPending,
    error: wish ? null : change.error,
    said,
    ask,
    dialog: wish && (
      <ReasonDialog
        title={wish.title}
        text={wish.text}
        asksWhy={amends}
        busy={change.isPending}
        error={change.error}
        onCancel={() => setWish(undefined)}
        onConfirm={(reason) => carryOut(wish, reason)}
      />
    ),
  };
}
