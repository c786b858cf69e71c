import type { Backend } from '../../src/engine/contract.ts';
import type { Waits } from './page/network/first-answer.ts';
import type { Stage } from './stage.ts';
import type { Timing } from './timing.ts';
import { findMedian, summarise } from './timing.ts';

/** Times of fresh starts on one backend, in milliseconds; later ones are the median of each start. */
export interface FirstAnswerRow {
  readonly backend: Backend;
  readonly load: Timing;
  readonly first: Timing;
  readonly later: Timing;
  readonly firstExplanation: Timing;
  readonly laterExplanation: Timing;
}

const STARTS = 9;

/** Starts the network in a worker of a new page again and again, on each backend in turn. */
export async function benchFirstAnswer(stage: Stage): Promise<FirstAnswerRow[]> {
  const backends: readonly Backend[] = stage.renderer === null ? ['wasm'] : ['wasm', 'webgl'];
  const starts = backends.map((backend) => ({ backend, waits: [] as Waits[] }));
  for (let start = 0; start < STARTS; start++) {
    for (const { backend, waits } of starts) {
      const page = await stage.openBench();
      waits.push(await page.evaluate((on) => window.benches.waitForAnswers(on), backend));
      await page.close();
    }
  }
  return starts.map(({ backend, waits }) => {
    const sum = (read: (waits: Waits) => number) => summarise(waits.map(read));
    return {
      backend,
      load: sum(({ load }) => load),
      first: sum(({ firstAnswer }) => firstAnswer),
      later: sum(({ laterAnswers }) => findMedian(laterAnswers)),
      firstExplanation: sum(({ firstExplanation }) => firstExplanation),
      laterExplanation: sum(({ laterExplanations }) => findMedian(laterExplanations)),
    };
  });
}
