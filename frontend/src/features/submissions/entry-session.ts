import type { Store } from "@/api/store";
import type { Submission } from "@/api/types";
import type { Outbox } from "@/figures/outbox";

import type { Conflict } from "./conflicts";
import { heldOf } from "./content";
import type { Writing } from "./grid/grid";
import { readText, type SaidWords, textOf } from "./said";
import { createSender, type EntryService } from "./sender";
import { openSheet } from "./sheet";
import type { SheetContent } from "./sheet-types";
import { createUndo } from "./undo";

export interface EntrySession extends Writing {
  conflicts: Store<readonly Conflict[]>;
  /** Sends what waits, now; resolves when nothing more can be sent. */
  flush: () => Promise<void>;
  /** After the writer's choice: theirs is kept in these cells, ours is sent in the others. */
  settle: (keepTheirs: ReadonlySet<string>) => void;
  /** Takes a newer version that came from elsewhere. */
  adopt: (submission: Submission) => void;
  /** Whether leaving now would lose something: the browser keeps nothing, and not everything is sent. */
  atRisk: () => boolean;
  /** Brings back what was unsent and goes on sending, now and when the network returns; the answer ends that. */
  attend: () => () => void;
}

const KEEP_AFTER = 250;

/** One open form: writes what is typed down in this browser, sends it once the hands rest, and never loses a cell. */
export function openEntry(
  content: SheetContent,
  words: () => SaidWords,
  outbox: Outbox,
  service: EntryService,
): EntrySession {
  const sheet = openSheet(content, words);
  const undo = createUndo();
  const unkept = new Set<string>();
  let editing: string | undefined;
  let lasting = true;
  let keeping: ReturnType<typeof setTimeout> | undefined;
  const sender = createSender(sheet, outbox, service, () => editing);

  const keep = async () => {
    clearTimeout(keeping);
    const keys = [...unkept];
    unkept.clear();
    if (keys.length > 0) await outbox.keep(keys.map((key) => [key, sheet.draft(key)]));
  };

  const note = (keys: Iterable<string>) => {
    for (const key of keys) unkept.add(key);
  };

  const keepSoon = (keys: Iterable<string>) => {
    note(keys);
    clearTimeout(keeping);
    keeping = setTimeout(() => void keep(), KEEP_AFTER);
  };

  const write = (texts: readonly (readonly [string, string])[]) => {
    const changes = sheet.write(texts.map(([key, text]) => [key, grouped(key, text)]));
    note(changes.map(({ key }) => key));
    // A cell that is left is written down at once: the browser may be closed the next moment.
    void keep();
    sender.report();
    sender.plan();
    return changes;
  };

  /** As it shows once it is left: 1234567 becomes 1.234.567; what cannot be read stays as typed. */
  const grouped = (key: string, text: string): string => {
    const cell = sheet.cell(key);
    if (!cell) return text;
    const reading = readText(text, cell.indicator);
    return reading.kind === "said" ? textOf(reading.said, cell.indicator, words()) : text;
  };

  const commit = (key: string, before: string) => {
    editing = undefined;
    write([[key, sheet.text(key)]]);
    const after = sheet.text(key);
    if (after !== before) undo.push([{ key, before, after }]);
  };

  const again = (texts: [string, string][] | undefined): string[] | undefined => {
    if (!texts) return undefined;
    write(texts);
    return texts.map(([key]) => key);
  };

  return {
    sheet,
    conflicts: sender.conflicts,
    flush: sender.flush,
    type: (key, text) => {
      editing = key;
      keepSoon(sheet.write([[key, text]]).map((change) => change.key));
    },
    commit,
    restore: (key, before) => {
      editing = undefined;
      write([[key, before]]);
    },
    put: (texts) => undo.push(write(texts)),
    undo: () => again(undo.undo()),
    redo: () => again(undo.redo()),
    settle: (keepTheirs) => {
      const settled = sender.conflicts.get();
      sender.conflicts.set([]);
      sheet.drop(keepTheirs);
      sheet.reseen(settled.map(({ key, version }) => [key, version]));
      keepSoon(settled.map(({ key }) => key));
      sender.report();
      sender.plan(0);
    },
    adopt: (submission) => {
      sheet.adopt(heldOf(submission));
      sender.report();
    },
    atRisk: () => !lasting && (sheet.waiting().length > 0 || sheet.wrong().length > 0),
    attend: () => {
      void outbox.lasting().then((answer) => {
        lasting = answer;
      });
      const onOnline = () => sender.plan(0);
      const onHidden = () => {
        if (document.visibilityState === "hidden") void keep().then(sender.flush);
      };
      void outbox.drafts().then((drafts) => {
        sheet.recall(drafts);
        return sender.resume();
      });
      window.addEventListener("online", onOnline);
      document.addEventListener("visibilitychange", onHidden);
      return () => {
        window.removeEventListener("online", onOnline);
        document.removeEventListener("visibilitychange", onHidden);
        sender.stop();
        void keep().then(sender.flush);
      };
    },
  };
}
