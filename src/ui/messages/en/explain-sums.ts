import type { ClassName } from '../../../core/classes.ts';
import { SIDE } from '../../../core/picture.ts';
import type { Patch } from '../../../core/receptive-field.ts';
import type { Shared } from './shared.ts';

/** Numbers of a sum: what speaks for and against, the bias, and what they make. */
export interface SumWords {
  readonly speaksFor: number;
  readonly speaksAgainst: number;
  readonly bias: number;
  readonly logit: number;
}

/** The words of evidence that adds up: of the linear classifier and of the network. */
export function createExplainSumMessages({ format, className }: Shared) {
  const signed = (value: number) => format.signed(value);
  /** With four decimals, so that what follows from it can be recomputed; never "-0". */
  const fine = (value: number) => format.exact(Number(value.toFixed(4)) + 0);
  const size = (side: number) => `${format.count(side)}\u00a0×\u00a0${format.count(side)}`;

  return {
    rows: {
      speaksFor: 'for',
      speaksAgainst: 'against',
      bias: 'bias',
      logit: 'sum',
    } satisfies Record<keyof SumWords, string>,
    title: (name: ClassName) => `The sum for ${className(name)}`,
    value: (value: number) => signed(value),
    sum: ({ speaksFor, speaksAgainst, bias, logit }: SumWords) =>
      `Evidence ${signed(speaksFor + speaksAgainst)} and bias ${signed(bias)} make ${signed(logit)}.`,
    needed: (needed: number, threshold: number, isReached: boolean) =>
      Number.isFinite(needed)
        ? `Any sum from ${signed(needed)} up reaches the threshold ${format.threshold(threshold)}: ${isReached ? 'accepted' : 'shut out'}.`
        : `The threshold ${format.threshold(threshold)} ${needed < 0 ? 'accepts' : 'shuts out'} every finite sum.`,
    line: (needed: number) => signed(needed),
    score: (score: number) => `Its score is ${format.score(score)}.`,
    linear: {
      templates: 'Weights of each class, as pictures',
      templateHint: (most: number) =>
        `Mid grey weighs nothing; brighter red, green or blue speaks for the class, darker against it. Fully on or off is ${format.signed(most)} or ${format.signed(-most)}, for one colour of a pixel at its brightest.`,
      evidence: (name: ClassName, forPlace: string, againstPlace: string) =>
        `What each pixel adds for ${className(name)}. Most for: ${forPlace}. Most against: ${againstPlace}.`,
      evidenceTitle: (name: ClassName) => `Evidence for ${className(name)}, pixel by pixel`,
      calibrated(sum: number, slope: number, offset: number, score: number): string {
        const scaled = slope * sum + offset;
        const shifted = `${fine(slope)} × ${fine(sum)} ${offset < 0 ? '−' : '+'} ${fine(Math.abs(offset))}`;
        return `A sigmoid makes the score: ${shifted} = ${fine(scaled)}, and 1 / (1 + exp(${fine(-scaled)})) = ${format.score(score)}. Slope ${fine(slope)} and offset ${fine(offset)} were fitted on validation; the line is where the same makes the threshold.`;
      },
    },
    network: {
      maps: 'Class activation map of each class',
      map: (name: ClassName, forPlace: string, againstPlace: string) =>
        `What each of 8 × 8 places adds for ${className(name)}. Most for: ${forPlace}. Most against: ${againstPlace}.`,
      mapTitle: (name: ClassName) => `Class activation map for ${className(name)}, 8 × 8 places`,
      exact:
        'Exact: the last feature maps of the picture and of its mirror image, turned back, are averaged and weighed, so the places add up to the sum.',
      calibrated: (sum: number, temperature: number, score: number) =>
        `Each of the ten sums is divided by ${fine(temperature)} (a temperature fitted on validation), this one to ${fine(sum / temperature)}; then softmax makes the score: ${format.score(score)}. The line is where the same makes the threshold while the other nine sums are as they are.`,
      time: (milliseconds: number) =>
        `Looking once more took ${format.milliseconds(milliseconds)}.`,
    },
    layers: {
      title: 'Through the layers',
      idea: 'Each layer is a set of filters. Bright is where a filter answers; the strongest come first.',
      stage: (depth: number) =>
        `After ${format.count(depth)} ${depth === 1 ? 'convolution' : 'convolutions'}`,
      facts: (channels: number, side: number, seen: number) =>
        `${format.count(channels)} filters, ${size(side)} places, each sees ${seen >= 32 ? 'up to all of the picture' : `${size(seen)} pixels`}`,
      channel: (channel: number) => `Filter ${format.count(channel + 1)}`,
      open: (channel: number, most: number) =>
        `Filter ${format.count(channel + 1)}, strongest answer ${format.hundredths(most)}. Enlarge`,
      enlarged: (channel: number, most: number, place: string) =>
        `Filter ${format.count(channel + 1)}: answers up to ${format.hundredths(most)}, mostly ${place}`,
      strongest: (most: number, { width, height }: Patch) =>
        width === SIDE && height === SIDE
          ? `Strongest answer ${format.hundredths(most)}; there it looks at the whole picture.`
          : `Strongest answer ${format.hundredths(most)}, to the framed ${format.count(width)} × ${format.count(height)} pixels.`,
      silent: 'This filter answers nothing in this picture.',
      framed: 'The picture, with what the strongest place sees in a frame',
      unit: 'answer of the filter',
      all: (count: number) => `Show all ${format.count(count)}`,
      fewer: 'Show the strongest',
      close: 'Close',
    },
    exciting: {
      title: 'What excites it most among the first 1,000 references',
      find: 'Find them',
      finding: 'Running the network over 1,000 references',
      hint: 'Runs the network over 1,000 training pictures, once for all filters.',
      progress: (done: number, total: number) => `${format.count(done)} of ${format.count(total)}`,
      cancel: 'Cancel',
      picture: (name: ClassName, value: number) =>
        `${className(name)}, answer ${format.hundredths(value)}`,
      value: (value: number) => format.hundredths(value),
      found: 'The pictures are found.',
      none: 'None of them excites it.',
    },
  };
}
