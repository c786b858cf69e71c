import type { Page } from '@playwright/test';
import { quantile } from './timing.ts';

/** What moving the lab's slider costs, in milliseconds a move. */
export interface SliderCost {
  readonly panel: string;
  readonly link: string;
  readonly moves: number;
  /** Script alone: from the event until every text, attribute and canvas is written. */
  readonly median: number;
  readonly p95: number;
  /** Style and layout for each move, the mean. */
  readonly layout: number;
}

/** Moves the slider of the built site, each time past many pictures, and times the page's script. */
export async function benchSlider(
  page: Page,
  address: string,
  panel: string,
  moves: number,
): Promise<SliderCost> {
  const link = 'recall';
  await page.goto(`${address}/?page=thresholds&panel=${panel}&link=${link}&linearAt=0.2`);
  const slider = page.getByRole('slider', { name: 'Threshold of the linear classifier' });
  await slider.waitFor();
  // All sheets that the strip wanted are here, and nothing else is under way.
  await page.waitForLoadState('networkidle');
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const readLayout = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    const value = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? 0;
    return 1000 * (value('LayoutDuration') + value('RecalcStyleDuration'));
  };
  const before = await readLayout();
  const times = await slider.evaluate(async (element, count) => {
    const measured: number[] = [];
    for (let move = -20; move < count; move++) {
      const key = move % 40 < 20 ? 'PageDown' : 'PageUp';
      const began = performance.now();
      element.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
      // The page writes what changed in a microtask of its own.
      await Promise.resolve();
      await Promise.resolve();
      if (move >= 0) measured.push(performance.now() - began);
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    return measured;
  }, moves);
  const layout = ((await readLayout()) - before) / (moves + 20);
  const sorted = times.sort((one, other) => one - other);
  return {
    panel,
    link,
    moves,
    median: quantile(sorted, 0.5),
    p95: quantile(sorted, 0.95),
    layout,
  };
}
