/**
 * Runs tasks beside each other, so many at a time and each as soon as there is room for it.
 *
 * @template T
 * @param {((show: import('./run.mjs').Show) => Promise<T>)[]} tasks each given where its text goes
 * @param {number} lanes how many run at a time, at least 1
 * @param {import('./run.mjs').Show} show takes the texts as if the tasks ran one after the other:
 *   the first task's as it comes, and each further one's once those before it have ended
 * @returns {Promise<T[]>} in the order of the tasks
 */
export async function runInLanes(tasks, lanes, show) {
  /** @type {T[]} */
  const results = [];
  const waiting = tasks.map((task, index) => ({ task, index }));
  const turns = takeTurns(tasks.length, show);
  const runLane = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const { task, index } = next;
      results[index] = await task((text) => turns.add(index, text));
      turns.end(index);
    }
  };
  await Promise.all(Array.from({ length: lanes }, runLane));
  return results;
}

/**
 * Keeps what speakers say until it is their turn.
 *
 * @param {number} speakers
 * @param {import('./run.mjs').Show} show
 */
function takeTurns(speakers, show) {
  const kept = Array.from({ length: speakers }, () => /** @type {(string | Uint8Array)[]} */ ([]));
  const ended = new Set();
  let turn = 0;
  return {
    /**
     * @param {number} speaker
     * @param {string | Uint8Array} text
     */
    add(speaker, text) {
      if (speaker === turn) show(text);
      else kept[speaker]?.push(text);
    },
    /** @param {number} speaker */
    end(speaker) {
      ended.add(speaker);
      while (ended.has(turn)) kept[++turn]?.forEach((text) => show(text));
    },
  };
}
