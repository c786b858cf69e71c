import type { Page } from '@playwright/test';
import type { BUDGET } from '../e2e/first-visit.ts';
import { weighFirstAnswers, weighFirstPaint, weighLab } from '../e2e/first-visit.ts';
import { sumBytes } from '../e2e/weigh-visit.ts';
import type { Stage } from './stage.ts';
import type { Timing } from './timing.ts';
import { collectInTurn } from './timing.ts';

/** How far a first visit has come. */
export type Milestone = keyof typeof BUDGET;

/** What a first visit brings and takes until it has come so far. */
export interface VisitCost {
  readonly milestone: Milestone;
  readonly files: number;
  /** Bytes, packed as hosts pack them. */
  readonly bytes: number;
  /** From asking for the page; the site is served by this machine. */
  readonly time: Timing;
}

const ROUNDS = 9;
/** How each is weighed, and timed by the clock of a page that begins with its visit. */
const VISITS = {
  paint: { weigh: weighFirstPaint, query: '', time: waitForPaint },
  answers: { weigh: weighFirstAnswers, query: '', time: waitForAnswers },
  lab: { weigh: weighLab, query: '?page=thresholds', time: waitForLab },
} as const;
const MILESTONES = Object.keys(VISITS) as Milestone[];

/** Visits the built site as somebody who has never been there, again and again. */
export async function benchFirstVisit(stage: Stage): Promise<VisitCost[]> {
  const visit = async <Found>(see: (page: Page) => Promise<Found>) => {
    // A page of its own context: nothing is cached.
    const page = await stage.browser.newPage({
      baseURL: stage.site,
      viewport: { width: 1280, height: 720 },
    });
    const found = await see(page);
    await page.close();
    return found;
  };
  const times = await collectInTurn(
    MILESTONES.map((milestone) => ({
      name: milestone,
      time: () =>
        visit(async (page) => {
          const { query, time } = VISITS[milestone];
          await page.goto(`/${query}`, { waitUntil: 'commit' });
          return time(page);
        }),
    })),
    ROUNDS,
  );
  const costs: VisitCost[] = [];
  for (const milestone of MILESTONES) {
    const weighed = await visit(VISITS[milestone].weigh);
    const time = times.get(milestone)!;
    costs.push({ milestone, files: weighed.length, bytes: sumBytes(weighed), time });
  }
  return costs;
}

async function waitForPaint(page: Page): Promise<number> {
  const painted = await page.waitForFunction(
    () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime,
    null,
    { polling: 'raf' },
  );
  return (await painted.jsonValue())!;
}

/** Each card says what its answer took. */
async function waitForAnswers(page: Page): Promise<number> {
  const answered = await page.waitForFunction(
    () => document.body.innerText.match(/ ms on /g)?.length === 3 && performance.now(),
    null,
    { polling: 'raf' },
  );
  return Number(await answered.jsonValue());
}

async function waitForLab(page: Page): Promise<number> {
  const usable = await page.waitForFunction(
    () => document.querySelector('[role="slider"]') !== null && performance.now(),
    null,
    { polling: 'raf' },
  );
  return Number(await usable.jsonValue());
}
