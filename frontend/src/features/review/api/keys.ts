/** Begins like the keys of reporters and submissions, whose changes make it stale. */
export const queueKey = (formId: number, period: string) => ["reporters", "queue", formId, period] as const;

export const changesKey = (submissionId: number) => ["submissions", submissionId, "changes"] as const;
