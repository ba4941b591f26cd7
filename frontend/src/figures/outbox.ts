import { kept, type KeptBatch, type KeptValue } from "@/api/kept";

/** A cell's text that the service does not hold yet, and the version its writer saw. */
export interface UnsentDraft {
  text: string;
  seen: number;
}

export type Batch = Pick<KeptBatch, "id" | "values" | "texts" | "behalf">;
export type BatchValue = KeptValue;

/** What one person has typed into one report and the service does not hold; it outlives the page and the browser. */
export interface Outbox {
  /** False where the browser keeps nothing: what is unsent is lost with the page. */
  lasting: () => Promise<boolean>;
  drafts: () => Promise<[cell: string, draft: UnsentDraft][]>;
  /** Keeps or, where undefined, forgets the texts of cells. */
  keep: (drafts: readonly (readonly [cell: string, draft: UnsentDraft | undefined])[]) => Promise<void>;
  batch: () => Promise<Batch | undefined>;
  keepBatch: (batch: Batch | undefined) => Promise<void>;
}

/** Whose outbox: the person at their unit, for whoever is moved to another unit no longer writes for the old one. */
export const ownerOf = (me: { login: string | null; home: { id: number } }): string =>
  `${me.login ?? ""}@${me.home.id}`;

/** Written through to the disk: a browser that is closed at once loses what it only means to write. */
const ON_DISK = { durability: "strict" } as const;

export function outboxOf(owner: string, submissionId: number): Outbox {
  const mine = rangeOf(owner, submissionId);
  return {
    lasting: async () => (await kept()) !== undefined,
    drafts: async () => {
      const found = (await (await kept())?.getAll("drafts", mine())) ?? [];
      return found.map(({ cell, text, seen }) => [cell, { text, seen }]);
    },
    keep: async (drafts) => {
      const transaction = (await kept())?.transaction("drafts", "readwrite", ON_DISK);
      if (!transaction) return;
      const writes = drafts.map(([cell, draft]) =>
        draft
          ? transaction.store.put({ owner, submissionId, cell, ...draft })
          : transaction.store.delete([owner, submissionId, cell]),
      );
      await Promise.all([...writes, transaction.done]);
    },
    batch: async () => (await kept())?.get("batches", [owner, submissionId]),
    keepBatch: async (batch) => {
      const transaction = (await kept())?.transaction("batches", "readwrite", ON_DISK);
      if (!transaction) return;
      const write = batch
        ? transaction.store.put({ owner, submissionId, ...batch })
        : transaction.store.delete([owner, submissionId]);
      await Promise.all([write, transaction.done]);
    },
  };
}

/** Every cell of one report, in the order of keys: an array sorts after any text. */
const rangeOf = (owner: string, submissionId: number) => () =>
  IDBKeyRange.bound([owner, submissionId], [owner, submissionId, []]);

/** How many cells of how many reports wait, over all reports of this person. */
export async function unsentOf(owner: string): Promise<{ submissionId: number; cells: number }[]> {
  const found = (await (await kept())?.getAllFromIndex("drafts", "owner", owner)) ?? [];
  const cells = new Map<number, number>();
  for (const { submissionId } of found) cells.set(submissionId, (cells.get(submissionId) ?? 0) + 1);
  return [...cells].map(([submissionId, count]) => ({ submissionId, cells: count }));
}

export async function eraseUnsent(owner: string): Promise<void> {
  const database = await kept();
  for (const { submissionId, cell } of (await database?.getAllFromIndex("drafts", "owner", owner)) ?? [])
    await database?.delete("drafts", [owner, submissionId, cell]);
  for (const { submissionId } of (await database?.getAllFromIndex("batches", "owner", owner)) ?? [])
    await database?.delete("batches", [owner, submissionId]);
}
