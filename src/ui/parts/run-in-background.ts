/**
 * Runs a short piece of work when the page has nothing better to do: after input and drawing.
 *
 * @returns takes it back, if it has not begun
 */
export function runInBackground(work: () => void): () => void {
  // Safari has no scheduler yet: https://developer.mozilla.org/en-US/docs/Web/API/Scheduler
  if (!('scheduler' in globalThis)) {
    const timer = setTimeout(work);
    return () => clearTimeout(timer);
  }
  const leave = new AbortController();
  scheduler
    .postTask(work, { priority: 'background', signal: leave.signal })
    .catch((error: unknown) => {
      if (!leave.signal.aborted) reportError(error);
    });
  return () => leave.abort();
}
