import type { Stage } from './stage.ts';
import type { Timing } from './timing.ts';
import { collectInTurn } from './timing.ts';

/** How long one explanation takes until it is drawn, in the built site. */
export interface ExplanationTimes {
  /** The tab that shows it. */
  readonly name: string;
  /** From the click on its tab, the answers being there and nothing of the explanation. */
  readonly opened: Timing;
  /** From another picture, its answers included. */
  readonly changed: Timing;
}

interface View {
  readonly name: string;
  /** A view that asks for nothing of what this one shows. */
  readonly other: string;
  /** Parts of it that say whether they are of the picture at hand. */
  readonly parts: number;
}

const ROUNDS = 9;
const COMPARED = 'Side by side';
const VIEWS: readonly View[] = [
  { name: COMPARED, other: 'Nearest neighbour', parts: 3 },
  { name: 'Nearest neighbour', other: 'Linear classifier', parts: 2 },
  { name: 'Linear classifier', other: 'Convolutional network', parts: 1 },
  { name: 'Convolutional network', other: 'Linear classifier', parts: 1 },
];

/** Opens every explanation, and changes the picture under it, round after round. */
export async function benchExplanations({ browser, site }: Stage): Promise<ExplanationTimes[]> {
  const page = await browser.newPage({
    viewport: { width: 1280, height: 720 },
    serviceWorkers: 'block',
  });
  await page.goto(site);
  await page.getByText(/^The convolutional network /).waitFor();
  await page.getByRole('tab', { name: COMPARED }).evaluate((tab) => {
    tab.scrollIntoView();
  });

  const open = ({ name, parts }: View) =>
    page.getByRole('tab', { name, exact: true }).evaluate(clickAndAwait, parts);
  const change = ({ parts }: View) =>
    page.getByRole('button', { name: 'Mirror' }).evaluate(clickAndAwait, parts);
  const ways = VIEWS.flatMap((view) => [
    {
      name: `${view.name}, opened`,
      async time() {
        const other = VIEWS.find(({ name }) => name === view.other)!;
        await open(other);
        await change(other);
        return open(view);
      },
    },
    { name: `${view.name}, changed`, time: () => change(view) },
  ]);
  const times = await collectInTurn(ways, ROUNDS);
  await page.close();
  return VIEWS.map(({ name }) => ({
    name,
    opened: times.get(`${name}, opened`)!,
    changed: times.get(`${name}, changed`)!,
  }));
}

/** Runs in the page: clicks, and tells the milliseconds until so many parts of the explanation are drawn. */
async function clickAndAwait(button: Element, parts: number): Promise<number> {
  const began = performance.now();
  (button as HTMLElement).click();
  for (let isThere = false; !isThere;) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
    const shown = [...document.querySelectorAll('.explain [role="tabpanel"] [aria-busy]')];
    isThere = shown.length === parts && shown.every(({ ariaBusy }) => ariaBusy === 'false');
  }
  // What was written before this frame is drawn in it.
  await new Promise((resolve) => setTimeout(resolve));
  return performance.now() - began;
}
