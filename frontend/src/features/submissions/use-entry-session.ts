import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";

import type { Tagged } from "@/api/client";
import { keys } from "@/api/keys";
import type { Indicator, Submission } from "@/api/types";
import { type SaveState, saveState } from "@/ui/page-context";

import { saveValues } from "./api/save-values";
import { submissionQuery } from "./api/use-submission";
import { type EntrySession, openEntry } from "./entry-session";
import { changesOf } from "./entry-state";

/** The open form of a page: saves while it is there, and what still waits when it is left. */
export function useEntrySession(start: Tagged<Submission>, asked: readonly Indicator[]): EntrySession {
  const queries = useQueryClient();
  const [session] = useState(() => {
    const { id } = start.body;
    return openEntry(start, asked, {
      save: (changes, etag) => saveValues(id, changes, etag),
      load: () => queries.query({ ...submissionQuery(id), staleTime: 0 }),
      onChange: (submission) => queries.setQueryData(keys.submission(id), submission),
      onSaveState: (state: SaveState) => saveState.set(state),
    });
  });

  useEffect(() => session.adopt(start), [session, start]);

  useEffect(() => {
    const stop = session.attend();
    const warn = (event: BeforeUnloadEvent) => {
      void session.flush();
      if (changesOf(session.state.get(), asked).length > 0) event.preventDefault();
    };
    const flushHidden = () => {
      if (document.visibilityState === "hidden") void session.flush();
    };
    window.addEventListener("beforeunload", warn);
    document.addEventListener("visibilitychange", flushHidden);
    return () => {
      window.removeEventListener("beforeunload", warn);
      document.removeEventListener("visibilitychange", flushHidden);
      saveState.set(undefined);
      stop();
    };
  }, [session, asked]);

  return session;
}
