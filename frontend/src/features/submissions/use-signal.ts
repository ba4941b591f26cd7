import { useCallback, useSyncExternalStore } from "react";

import type { Signals } from "./signals";

/** Draws again whenever the topic is raised. */
export function useSignal<Topic>(signals: Signals<Topic>, topic: Topic): number {
  const subscribe = useCallback(
    (listener: () => void) => signals.subscribe(topic, listener),
    [signals, topic],
  );
  return useSyncExternalStore(subscribe, () => signals.version(topic));
}
