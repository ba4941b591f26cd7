/** Tells listeners of a topic that it changed; components watch the topic's version with `useSyncExternalStore`. */
export interface Signals<Topic> {
  version: (topic: Topic) => number;
  subscribe: (topic: Topic, listener: () => void) => () => void;
  raise: (topics: Iterable<Topic>) => void;
}

export function createSignals<Topic>(): Signals<Topic> {
  const versions = new Map<Topic, number>();
  const listeners = new Map<Topic, Set<() => void>>();
  return {
    version: (topic) => versions.get(topic) ?? 0,
    subscribe: (topic, listener) => {
      const of = listeners.get(topic) ?? new Set();
      listeners.set(topic, of.add(listener));
      return () => of.delete(listener);
    },
    raise: (topics) => {
      const raised = new Set(topics);
      for (const topic of raised) versions.set(topic, (versions.get(topic) ?? 0) + 1);
      for (const topic of raised) for (const listener of listeners.get(topic) ?? []) listener();
    },
  };
}
