import { useQueryClient } from "@tanstack/react-query";
import i18next from "i18next";
import { useEffect, useState } from "react";

import type { Tagged } from "@/api/client";
import { keepCopy } from "@/api/copies";
import { keys } from "@/api/keys";
import { useMe } from "@/api/me";
import { createStore } from "@/api/store";
import type { Form, Submission } from "@/api/types";
import { outboxOf, ownerOf } from "@/figures/outbox";
import { type SaveState, saveState } from "@/ui/page-context";

import { saveValues } from "./api/save-values";
import { copyKey } from "./api/use-submission";
import { contentOf } from "./content";
import { type EntrySession, openEntry } from "./entry-session";
import type { SaidWords } from "./said";
import { reasonOf, type Turn } from "./turn";

/** Statuses in the language of the moment; the sheet outlives a change of language. */
export const saidWords = (): SaidWords => ({
  status: (status) => i18next.t(`figures.status.${status}`),
  flag: (yes) => i18next.t(yes ? "figures.yes" : "figures.no"),
});

/** Two windows on one report share what is kept in the browser, so only one of them sends at a time. */
const alone = async (work: () => Promise<void>): Promise<void> => {
  if ("locks" in navigator) await navigator.locks.request("tienbo-entry", work);
  else await work();
};

/** The open form of a page: saves while it is there, and keeps in this browser what it could not send. */
export function useEntrySession(start: Tagged<Submission>, form: Form, turn: Turn): EntrySession {
  const queries = useQueryClient();
  const me = useMe();
  const reason = reasonOf(turn);
  const [behalf] = useState(() => createStore(reason));
  // What was typed for the reporter waits until its writer enters for it again, with a reason.
  const rests = turn.kind === "reads" && start.body.actions.includes("save_on_behalf");
  const [session] = useState(() => {
    const { id } = start.body;
    return openEntry(contentOf(form, start.body), saidWords, outboxOf(ownerOf(me), id), {
      save: async (batch) => {
        const saved = await saveValues(id, batch);
        queries.setQueryData(keys.submission(id), saved);
        void keepCopy(copyKey(id), saved);
        return saved.body;
      },
      onRefused: () => void queries.invalidateQueries({ queryKey: keys.submission(id), exact: true }),
      onSaveState: (state: SaveState) => saveState.set(state),
      alone,
      behalf: behalf.get,
    });
  });

  useEffect(() => behalf.set(reason), [behalf, reason]);

  useEffect(() => session.adopt(start.body), [session, start]);

  useEffect(() => {
    if (rests) return undefined;
    const stop = session.attend();
    const warn = (event: BeforeUnloadEvent) => {
      if (session.atRisk()) event.preventDefault();
    };
    window.addEventListener("beforeunload", warn);
    return () => {
      window.removeEventListener("beforeunload", warn);
      saveState.set(undefined);
      stop();
    };
  }, [session, rests]);

  return session;
}
