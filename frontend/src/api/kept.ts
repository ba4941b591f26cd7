import { type DBSchema, type IDBPDatabase, openDB } from "idb";

/** A cell's text that the service does not hold yet, and the version its writer saw. */
export interface KeptDraft {
  owner: string;
  submissionId: number;
  cell: string;
  text: string;
  seen: number;
}

/** Values on their way: sent again under the same id until an answer comes, so that nothing counts twice. */
export interface KeptBatch {
  owner: string;
  submissionId: number;
  id: string;
  values: KeptValue[];
  /** The texts that the values were read from, by cell. */
  texts: [cell: string, text: string][];
  /** Why they were entered for someone else. */
  behalf?: string;
}

export interface KeptValue {
  indicator_id: number;
  category_id: number;
  status: "reported" | "not_applicable" | "not_collected" | "withheld" | null;
  number: string | null;
  seen: number;
}

interface Schema extends DBSchema {
  drafts: { key: [string, number, string]; value: KeptDraft; indexes: { owner: string } };
  batches: { key: [string, number]; value: KeptBatch; indexes: { owner: string } };
  copies: { key: string; value: unknown };
}

export type Kept = IDBPDatabase<Schema>;

let opened: Promise<Kept | undefined> | undefined;

/** What this browser keeps for the entry of figures; undefined where the browser keeps nothing (a private window). */
export function kept(): Promise<Kept | undefined> {
  opened ??= open().catch(() => undefined);
  return opened;
}

async function open(): Promise<Kept | undefined> {
  if (!("indexedDB" in globalThis)) return undefined;
  return openDB<Schema>("tienbo-entry", 1, {
    upgrade: (database) => {
      database
        .createObjectStore("drafts", { keyPath: ["owner", "submissionId", "cell"] })
        .createIndex("owner", "owner");
      database
        .createObjectStore("batches", { keyPath: ["owner", "submissionId"] })
        .createIndex("owner", "owner");
      database.createObjectStore("copies");
    },
    // A newer version of the pages waits in another window: let it through, this one opens again when it needs to.
    blocking: (_current, _blocked, event) => {
      if (event.target instanceof IDBDatabase) event.target.close();
      opened = undefined;
    },
  });
}
