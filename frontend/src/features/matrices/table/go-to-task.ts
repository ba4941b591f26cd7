/** Brings a task of the table into sight and gives it the focus. */
export function goToTask(taskId: number): void {
  const cell = document.getElementById(`task-${taskId}`);
  cell?.scrollIntoView({ block: "center" });
  cell?.focus({ preventScroll: true });
}

/** The task that an address ends with: `#task-12`. */
export function taskInHash(hash: string): number | undefined {
  const match = /^task-(\d+)$/.exec(hash);
  return match ? Number(match[1]) : undefined;
}
