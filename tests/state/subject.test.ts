import { describe, expect, test } from 'vitest';
import type { JudgeState } from '../../src/state/judge.svelte.ts';
import { createSubject } from '../../src/state/subject.svelte.ts';

const picture = (grey: number) => new Uint8Array(3072).fill(grey);
const [sample, frame, newer] = [picture(1), picture(2), picture(3)];

function create(...states: JudgeState[]) {
  const told: [judge: number, how: 'ask' | 'follow', grey: number][] = [];
  const judges = states.map((state, judge) => ({
    state,
    ask: (pixels: Uint8Array) => told.push([judge, 'ask', pixels[0]!]),
    follow: (pixels: Uint8Array) => told.push([judge, 'follow', pixels[0]!]),
  }));
  return { subject: createSubject(judges), told };
}

describe('what is judged', () => {
  test('is nothing at first, and a camera that goes before there is a picture asks nothing', () => {
    const { subject, told } = create('idle');
    subject.follow(null);
    expect(subject.pixels).toBeNull();
    expect(told).toEqual([]);
  });

  test('is the picture at hand: asked about when new, followed when moved', () => {
    const { subject, told } = create('ready', 'ready');
    subject.show(sample, false);
    subject.show(sample, true);
    expect(subject.pixels).toBe(sample);
    expect(told).toEqual([
      [0, 'ask', 1],
      [1, 'ask', 1],
      [0, 'follow', 1],
      [1, 'follow', 1],
    ]);
  });

  test('is the newest frame of a camera, and the picture at hand again after it', () => {
    const { subject, told } = create('ready');
    subject.show(sample, false);
    subject.follow(frame);
    subject.follow(newer);
    expect([subject.pixels, subject.frame]).toEqual([newer, newer]);
    subject.follow(null);
    subject.follow(null);
    expect([subject.pixels, subject.frame]).toEqual([sample, null]);
    expect(told.slice(1)).toEqual([
      [0, 'follow', 2],
      [0, 'follow', 3],
      [0, 'ask', 1],
    ]);
  });

  test('is a new picture at hand at once, also while a camera is on', () => {
    const { subject, told } = create('ready');
    subject.follow(frame);
    subject.show(sample, false);
    expect([subject.pixels, subject.frame]).toEqual([sample, null]);
    subject.follow(null);
    expect(told.map(([, how]) => how)).toEqual(['follow', 'ask']);
  });

  test('is not tried at every frame on a classifier that has failed', () => {
    const { subject, told } = create('failed', 'loading');
    subject.follow(frame);
    expect(told).toEqual([[1, 'follow', 2]]);
  });
});
