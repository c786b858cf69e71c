import { CLASS_COUNT } from '../core/classes.ts';
import { describeError } from '../core/describe-error.ts';
import { PICTURE_BYTES } from '../core/picture.ts';
import type { ClassifierId, Engine } from '../engine/contract.ts';
import type { Settings } from './settings.ts';
import { REFERENCE_COUNTS } from './settings.ts';

/** What the three classifiers answer to a few pictures. */
export interface GroupScores {
  /** Of each classifier that answered, ten probabilities for each picture. */
  readonly scores: Readonly<Record<string, readonly Float32Array[]>>;
  /** Of each that did not, the sentence why. */
  readonly failures: Readonly<Partial<Record<ClassifierId, string>>>;
  /** How many references nearest neighbour compared. */
  readonly references: number | null;
  /** By which distance and with how many votes it answered. */
  readonly votes?: Pick<Conditions, 'metric' | 'k'>;
}

export type ScoreGroup = (
  pictures: readonly Uint8Array[],
  signal: AbortSignal,
) => Promise<GroupScores>;

/** What the settings say about how pictures are scored. */
export type Conditions = Pick<Settings, 'metric' | 'k' | 'references'>;

/**
 * Creates what scores pictures as Classify does under the same settings.
 *
 * A classifier that fails leaves the others their answers, and is loaded again for the next pictures.
 */
export function createGroupScorer(engine: Engine, conditions: Conditions): ScoreGroup {
  let references: number | null = null;

  async function scoreNearest(pictures: readonly Uint8Array[], signal: AbortSignal) {
    const { metric, k, references: wanted } = conditions;
    await engine.load('nearest-neighbour', signal);
    if (wanted > REFERENCE_COUNTS[0]) await engine.loadReferences(wanted, signal);
    const options = { metric, k, references: wanted };
    const answers = await Promise.all(
      pictures.map((pixels) => engine.scoreNearest(pixels, options, signal)),
    );
    references = answers[0]?.references ?? null;
    return answers.map(({ scores }) => scores);
  }

  async function scoreTogether(
    id: Exclude<ClassifierId, 'nearest-neighbour'>,
    pictures: readonly Uint8Array[],
    signal: AbortSignal,
  ) {
    await engine.load(id, signal);
    const { scores } = await engine.score(id, join(pictures), signal);
    return pictures.map((_, at) => scores.slice(at * CLASS_COUNT, (at + 1) * CLASS_COUNT));
  }

  return async (pictures, signal) => {
    const [nearest, linear, network] = await Promise.allSettled([
      scoreNearest(pictures, signal),
      scoreTogether('linear', pictures, signal),
      scoreTogether('network', pictures, signal),
    ]);
    signal.throwIfAborted();
    const answers: readonly [ClassifierId, PromiseSettledResult<readonly Float32Array[]>][] = [
      ['nearest-neighbour', nearest],
      ['linear', linear],
      ['network', network],
    ];
    const scored = answers.flatMap(([id, answer]) =>
      answer.status === 'fulfilled' ? [[id, answer.value] as const] : [],
    );
    const failed = answers.flatMap(([id, answer]) =>
      answer.status === 'rejected' ? [[id, describeError(answer.reason)] as const] : [],
    );
    return {
      scores: Object.fromEntries(scored),
      failures: Object.fromEntries(failed),
      references,
      votes: { metric: conditions.metric, k: conditions.k },
    };
  };
}

function join(pictures: readonly Uint8Array[]): Uint8Array {
  const pixels = new Uint8Array(pictures.length * PICTURE_BYTES);
  for (const [at, picture] of pictures.entries()) pixels.set(picture, at * PICTURE_BYTES);
  return pixels;
}
