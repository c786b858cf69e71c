import { CLASS_COUNT, CLASSES } from './classes.ts';
import type { Answers, ConfusionTable } from './confusion.ts';
import { answerAll, tabulateConfusion } from './confusion.ts';
import type { Rule } from './rules.ts';
import type { Sweep } from './sweep.ts';
import { sweepScores } from './sweep.ts';

/** What one classifier scored the pictures of a set; whatever is sorted for a question is kept. */
export interface ScoredPictures {
  /** True class of each picture. */
  readonly labels: Uint8Array;
  /** n x 10. */
  readonly scores: Float32Array;
  /** What top-1 answers. */
  readonly answers: Answers;
  readonly confusion: ConfusionTable;
  /** The score that a rule looks at, for each picture. */
  scoresFor(rule: Rule, target: number): Float32Array;
  /** 1 for each picture that a rule ought to accept, else 0. */
  positivesFor(rule: Rule, target: number): Uint8Array;
  /** @param target class of the detector; top-1 has none */
  sweep(rule: Rule, target: number): Sweep;
}

/**
 * @param scores n x 10
 * @param labels true class of each of the n pictures
 * @throws RangeError where they do not fit each other, and on a score that is not a number
 */
export function createScoredPictures(scores: Float32Array, labels: Uint8Array): ScoredPictures {
  if (scores.length !== labels.length * CLASS_COUNT) {
    throw new RangeError(
      `${labels.length} pictures came with ${scores.length} scores, not ten each.`,
    );
  }
  const wrong = scores.findIndex(Number.isNaN);
  if (wrong >= 0) {
    const [picture, label] = [Math.floor(wrong / CLASS_COUNT), wrong % CLASS_COUNT];
    throw new RangeError(
      `The score of picture ${picture} for class ${CLASSES[label]!} is not a number.`,
    );
  }
  const sweeps = new Map<number, Sweep>();
  const classScores = new Map<number, Float32Array>();
  const classMembers = new Map<number, Uint8Array>();
  let answers: Answers | null = null;
  let confusion: ConfusionTable | null = null;

  const pictures: ScoredPictures = {
    labels,
    scores,
    get answers() {
      return (answers ??= answerAll(scores, labels));
    },
    get confusion() {
      return (confusion ??= tabulateConfusion(pictures.answers, labels));
    },
    scoresFor(rule, target) {
      if (rule === 'top-one') return pictures.answers.confidence;
      return keep(classScores, target, () =>
        Float32Array.from(labels, (_, picture) => scores[picture * CLASS_COUNT + target]!),
      );
    },
    positivesFor(rule, target) {
      if (rule === 'top-one') return pictures.answers.right;
      return keep(classMembers, target, () => labels.map((label) => Number(label === target)));
    },
    sweep(rule, target) {
      const key = rule === 'top-one' ? CLASS_COUNT : target;
      return keep(sweeps, key, () =>
        sweepScores(pictures.scoresFor(rule, target), pictures.positivesFor(rule, target)),
      );
    },
  };
  return pictures;
}

/** What is kept under a key, made at its first use. */
function keep<Value>(kept: Map<number, Value>, key: number, make: () => Value): Value {
  let value = kept.get(key);
  if (value === undefined) {
    value = make();
    kept.set(key, value);
  }
  return value;
}
