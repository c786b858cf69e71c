/**
 * Shows how far a long work is: one line that is rewritten on a terminal, a line for each tenth elsewhere.
 *
 * @returns a function to call with what is done and what there is in all
 */
export function createProgressLine(what: string, unit: string) {
  let shown = -1;
  return (done: number, total: number): void => {
    const tenth = Math.floor((done / total) * 10);
    const line = `${what}: ${done} of ${total} ${unit}`;
    if (process.stdout.isTTY) process.stdout.write(`\r${line}${done === total ? '\n' : ''}`);
    else if (tenth > shown) process.stdout.write(`${line}\n`);
    shown = tenth;
  };
}
