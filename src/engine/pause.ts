/** Lets the messages that have arrived have their turn, an abort among them: they come between tasks only. */
export function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
