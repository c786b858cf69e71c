import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { watchForRelease } from '../../src/state/release-watch.ts';

const MINUTE = 60_000;
let page: EventTarget & { visibilityState: 'visible' | 'hidden' };
let frame: EventTarget;
let looks: number;

beforeEach(() => {
  vi.useFakeTimers();
  page = Object.assign(new EventTarget(), { visibilityState: 'visible' as const });
  frame = new EventTarget();
  vi.stubGlobal('document', page);
  vi.stubGlobal('window', frame);
  looks = 0;
  watchForRelease(() => looks++);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function turn(visibilityState: 'visible' | 'hidden'): void {
  page.visibilityState = visibilityState;
  page.dispatchEvent(new Event('visibilitychange'));
}

test.each<[string, () => void, number]>([
  ['nothing happens', () => undefined, 0],
  ['the page is looked at again', () => turn('visible'), 1],
  ['the page is left', () => turn('hidden'), 0],
  ['the network is back', () => frame.dispatchEvent(new Event('online')), 1],
  ['the network is gone', () => frame.dispatchEvent(new Event('offline')), 0],
  ['just under an hour passes', () => vi.advanceTimersByTime(60 * MINUTE - 1), 0],
  ['an hour passes', () => vi.advanceTimersByTime(60 * MINUTE), 1],
  ['a day passes', () => vi.advanceTimersByTime(24 * 60 * MINUTE), 24],
])('when %s', (_, happen, expected) => {
  happen();
  expect(looks).toBe(expected);
});

test('who goes to and fro makes it look once a minute', () => {
  for (let second = 0; second < 60; second++) {
    turn('hidden');
    turn('visible');
    vi.advanceTimersByTime(1000);
  }
  expect(looks).toBe(2);
  vi.advanceTimersByTime(10 * MINUTE);
  expect(looks).toBe(2);
});
