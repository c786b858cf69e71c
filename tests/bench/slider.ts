import type { Page } from '@playwright/test';
import { PANELS } from '../../src/state/lab-settings.ts';
import type { Stage } from './stage.ts';
import { quantile, sort } from './timing.ts';

/** How moves follow each other: each after the last one is drawn and done, or frame upon frame. */
export type Pace = 'at rest' | 'in a drag';

/** What moving the lab's slider costs, in milliseconds a move. */
export interface SliderCost {
  readonly panel: string;
  readonly pace: Pace;
  readonly moves: number;
  /** Script alone: from the event until every text, attribute and canvas is written. */
  readonly median: number;
  readonly p95: number;
  /**
   * The same by the clock of the page's own thread, at the 95th percentile: without the time in which
   * the processor draws the frame before, which it does beside the script where no GPU does.
   */
  readonly threadP95: number;
  /** Style and layout for each move, the mean. */
  readonly layout: number;
  /** From one move to the next. */
  readonly frame: number;
}

/** The mark that a move leaves in a trace, and what the browser calls the tasks that moves run in. */
const MOVED = 'slider moved';
const TASKS = ['TimerFire', 'FireAnimationFrame'];

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds: begin, by the clock and by the thread's clock. */
  readonly ts: number;
  readonly dur: number;
  readonly tdur: number;
}

/** Moves of each pace that are timed. */
const MOVES = 200;
/** Moves before the first that is timed: there and back, so that every picture passed is here. */
const WARM_UP = 80;
/** Milliseconds in which a move is surely drawn. */
const REST = 60;

export async function benchSliders(stage: Stage): Promise<SliderCost[]> {
  const page = await stage.openBench();
  const costs: SliderCost[] = [];
  for (const panel of PANELS) costs.push(...(await benchSlider(page, stage.site, panel)));
  await page.close();
  return costs;
}

/** Moves the slider of the built site, each time past many pictures, and times the page's script. */
async function benchSlider(page: Page, site: string, panel: string): Promise<SliderCost[]> {
  await page.goto(`${site}/?page=thresholds&panel=${panel}&link=recall&linearAt=0.2`);
  const slider = page.getByRole('slider', { name: 'Threshold of the linear classifier' });
  await slider.waitFor();
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const readLayout = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    const value = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? 0;
    return 1000 * (value('LayoutDuration') + value('RecalcStyleDuration'));
  };
  const move = async (count: number, pause: number) =>
    slider.evaluate(moveSlider, { count, pause, mark: MOVED });

  await move(WARM_UP, 0);
  await page.waitForLoadState('networkidle');
  const costs: SliderCost[] = [];
  for (const [pace, pause] of [
    ['at rest', REST],
    ['in a drag', 0],
  ] as const) {
    const layoutBefore = await readLayout();
    const { times, whole } = await move(MOVES, pause);
    const layout = ((await readLayout()) - layoutBefore) / MOVES;
    const threadTimes = await traceMoves(page, () => move(MOVES, pause));
    const sorted = sort(times);
    costs.push({
      panel,
      pace,
      moves: MOVES,
      median: quantile(sorted, 0.5),
      p95: quantile(sorted, 0.95),
      threadP95: quantile(threadTimes, 0.95),
      layout,
      frame: whole / MOVES,
    });
  }
  return costs;
}

/** Traces moves; gives for each the milliseconds that the page's thread worked on it, ascending. */
async function traceMoves(page: Page, move: () => Promise<unknown>): Promise<number[]> {
  const browser = page.context().browser()!;
  await browser.startTracing(page, { categories: ['devtools.timeline', 'blink.user_timing'] });
  await move();
  const { traceEvents } = JSON.parse(String(await browser.stopTracing())) as {
    traceEvents: readonly TraceEvent[];
  };
  const tasks = traceEvents.filter(({ name }) => TASKS.includes(name));
  const marks = traceEvents.filter(({ name }) => name === MOVED);
  const workOf = ({ pid, tid, ts }: TraceEvent) =>
    tasks.find((task) => {
      return task.pid === pid && task.tid === tid && task.ts <= ts && ts <= task.ts + task.dur;
    })?.tdur;
  const worked = marks.map(workOf).filter((work) => work !== undefined);
  return sort(worked.map((microseconds) => microseconds / 1000));
}

/** Runs in the page: moves down and up in turn, past a hundred operating points each time. */
async function moveSlider(
  slider: Element,
  { count, pause, mark }: { readonly count: number; readonly pause: number; readonly mark: string },
): Promise<{ times: number[]; whole: number }> {
  const times: number[] = [];
  const started = performance.now();
  for (let move = 0; move < count; move++) {
    const key = move % 40 < 20 ? 'PageDown' : 'PageUp';
    const began = performance.now();
    slider.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    // The page writes what changed in a microtask of its own.
    await Promise.resolve();
    await Promise.resolve();
    times.push(performance.now() - began);
    performance.mark(mark);
    await new Promise((resolve) =>
      pause > 0 ? setTimeout(resolve, pause) : requestAnimationFrame(resolve),
    );
  }
  return { times, whole: performance.now() - started };
}
