import { PICTURE_BYTES } from '../../src/core/picture.ts';
import { count, formatTable } from '../readme/table.ts';
import type { LiveResults } from './live.ts';
import type { ExplanationTimes } from './explanations.ts';
import { BACKENDS } from './first-answer.ts';
import type { FirstAnswerRow } from './first-answer.ts';
import type { FrameCost } from './frames.ts';
import type { NearestResults, Question } from './nearest.ts';
import { PEER_SIZES, SIZES } from './nearest.ts';
import type { NetworkResults } from './network.ts';
import { BATCHES } from './network.ts';
import type { Ratio } from './ratios.ts';
import { holds } from './ratios.ts';
import type { SliderCost } from './slider.ts';
import type { Timing } from './timing.ts';
import type { WholeSetResults } from './whole-set.ts';

const NOTHING = '–';

export function formatQuestions({ questions, held }: NearestResults): string {
  const packed = SIZES.at(-1)! * PICTURE_BYTES;
  const ways = groupByWay(questions).filter((way) => findSize(way, PEER_SIZES[0]));
  const head = ['One question', ...PEER_SIZES.map((size) => `${count(size)} references`)];
  return formatTable([
    [...head, 'Rounds', 'Memory', 'Of the packed bytes'],
    ...ways.map((way) => {
      const { rival, distance } = way[0]!;
      const times = PEER_SIZES.map((size) => findSize(way, size)?.time);
      const bytes = held[rival]?.all;
      return [
        `${rival}, ${distance}`,
        ...times.map((time) => (time ? withSpread(time) : 'does not fit')),
        String(times.find((time) => time)?.rounds ?? NOTHING),
        bytes === undefined ? NOTHING : megabytes(bytes),
        bytes === undefined ? NOTHING : (bytes / packed).toFixed(2),
      ];
    }),
  ]);
}

export function formatGrowth({ questions }: NearestResults): string {
  const ways = groupByWay(questions).filter((way) => way.length === SIZES.length);
  return formatTable([
    ['One question, by references', ...SIZES.map(count)],
    ...ways.map((way) => [
      `${way[0]!.rival}, ${way[0]!.distance}`,
      ...SIZES.map((size) => {
        const time = findSize(way, size)?.time;
        return time ? milliseconds(time.median) : NOTHING;
      }),
    ]),
  ]);
}

export function formatBatches({ batches }: WholeSetResults): string {
  return formatTable([
    ['Test pictures, nearest neighbour alone', 'Seconds', 'A picture', 'Rounds'],
    ...batches.map(({ pictures, time }) => [
      count(pictures),
      spread(time, (value) => (value / 1000).toPrecision(3), ''),
      milliseconds(time.median / pictures),
      String(time.rounds),
    ]),
  ]);
}

export function formatRecomputed({ together, agreements }: WholeSetResults): string {
  const seconds = (value: number) => (value / 1000).toPrecision(3);
  const { pictures } = agreements[0]!;
  return formatTable([
    [
      `${count(pictures)} test pictures by all three, in two workers`,
      'Seconds',
      'A picture, in one of them',
      'Answers as committed',
      'A score differs by at most',
      'Storing moved it by at most',
    ],
    ...together.parts.map(({ id, elapsed, scoring }) => {
      const { sameAnswers, largestDifference, rounding } = agreements.find((one) => one.id === id)!;
      return [
        id,
        seconds(elapsed),
        milliseconds(scoring / pictures),
        count(sameAnswers),
        largestDifference.toExponential(1),
        rounding.toExponential(1),
      ];
    }),
    ['all', seconds(together.all), ...Array<string>(4).fill(NOTHING)],
  ]);
}

export function formatNetwork({ rows }: NetworkResults): string {
  return formatTable([
    [
      'The network, a picture',
      ...BATCHES.map((batch) => (batch === 1 ? 'One at a time' : `${batch} at a time`)),
      'Rounds',
      'WebAssembly memory',
    ],
    ...rows.map(({ runner, times, webAssembly }) => [
      runner,
      ...BATCHES.map((batch) => (times[batch] ? withSpread(times[batch]) : 'not timed')),
      String(times[1]?.rounds ?? NOTHING),
      megabytes(webAssembly),
    ]),
  ]);
}

export function formatLogits({ largestDifference }: NetworkResults): string {
  return `No logit of one differs from another's by more than ${largestDifference.toExponential(1)}.`;
}

export function formatExplanations(explanations: readonly ExplanationTimes[]): string {
  return formatTable([
    ['An explanation drawn', 'After a click on its tab', 'After a change of the picture', 'Rounds'],
    ...explanations.map(({ name, opened, changed }) => [
      name,
      withSpread(opened),
      withSpread(changed),
      String(opened.rounds),
    ]),
  ]);
}

export function formatFirstAnswers(rows: readonly FirstAnswerRow[]): string {
  return formatTable([
    [
      "In the site's worker",
      'Ready',
      'First answer',
      'Later',
      'First explanation',
      'Later',
      'Starts',
    ],
    ...rows.map((row) => [
      BACKENDS[row.backend],
      ...[row.load, row.first, row.warm, row.firstExplanation, row.warmExplanation].map(withSpread),
      String(row.load.rounds),
    ]),
  ]);
}

export function formatFrames({ pictures, median, p95, longest, frames, batch }: FrameCost): string {
  return formatTable([
    ['Frames of the page during a batch', 'Median', '95 %', 'Longest', 'Frames', 'A picture'],
    [
      `${count(pictures)} pictures`,
      ...[median, p95, longest].map((value) => `${value.toFixed(1)} ms`),
      String(frames),
      milliseconds(batch / pictures),
    ],
  ]);
}

export function formatThresholds(timings: Readonly<Record<string, Timing>>): string {
  return formatTable([
    ['At another threshold', 'Time', 'Rounds'],
    ...Object.entries(timings).map(([name, time]) => [
      name,
      spread(time, (value) => String(Number((1000 * value).toPrecision(3))), ' µs'),
      String(time.rounds),
    ]),
  ]);
}

export function formatSliders(sliders: readonly SliderCost[]): string {
  return formatTable([
    ['A move of the slider', 'Script', '95 %', 'On its thread, 95 %', 'Layout', 'Frame', 'Moves'],
    ...sliders.map(({ panel, pace, median, p95, threadP95, layout, frame, moves }) => [
      `${pace}, panel ${panel}`,
      ...[median, p95, threadP95, layout].map((value) => `${value.toFixed(2)} ms`),
      pace === 'in a drag' ? `${frame.toFixed(2)} ms` : NOTHING,
      String(moves),
    ]),
  ]);
}

export function formatLive({ offered, rows }: LiveResults): string {
  return formatTable([
    [
      `Pictures a second of a camera's ${offered}`,
      'Nearest neighbour',
      'Linear',
      'Network',
      'Frame of the page',
      '95 %',
    ],
    ...rows.map(({ setting, rates, frame, frameP95 }) => [
      setting,
      ...rates.map((rate) => spread(rate, digits, '')),
      ...[frame, frameP95].map((value) => `${value.toFixed(1)} ms`),
    ]),
  ]);
}

export function formatRatios(ratios: readonly Ratio[]): string {
  return formatTable([
    ['Ratio', 'Of medians', 'At worst', 'At most', 'Holds'],
    ...ratios.map((ratio) => [
      ratio.name,
      plainly(ratio.value),
      plainly(ratio.worst),
      ratio.most === null ? NOTHING : String(ratio.most),
      { true: 'yes', false: '**no**', null: NOTHING }[String(holds(ratio))]!,
    ]),
  ]);
}

/** Questions of the same rival by the same distance, in the order of the first of each. */
function groupByWay(questions: readonly Question[]): Question[][] {
  const ways = new Map<string, Question[]>();
  for (const question of questions) {
    const way = `${question.rival}, ${question.distance}`;
    ways.set(way, [...(ways.get(way) ?? []), question]);
  }
  return [...ways.values()];
}

function findSize(way: readonly Question[], size: number): Question | undefined {
  return way.find(({ references }) => references === size);
}

const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(0)} MB`;
const digits = (value: number) => String(Number(value.toPrecision(3)));
const milliseconds = (value: number) => `${digits(value)} ms`;
const plainly = (value: number | null) => (value === null ? NOTHING : digits(value));
const withSpread = (time: Timing) => spread(time, digits, ' ms');

/** The median, and the fastest and slowest round where there was more than one. */
function spread(
  { median, low, high, rounds }: Timing,
  write: (value: number) => string,
  unit: string,
): string {
  const middle = `${write(median)}${unit}`;
  return rounds === 1 ? middle : `${middle} (${write(low)} to ${write(high)})`;
}
