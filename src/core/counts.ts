/** A share with its count: `count` of `of`. */
export interface Share {
  readonly count: number;
  readonly of: number;
}

/** The value of a share, 0 to 1; null for "0 of 0", which is no number. */
export function valueOf({ count, of }: Share): number | null {
  return of === 0 ? null : count / of;
}

/** What a detector did to all pictures, against its class. */
export interface Counts {
  readonly truePositives: number;
  readonly falsePositives: number;
  readonly falseNegatives: number;
  readonly trueNegatives: number;
}

/** Share of the pictures of the class that are flagged: TP of TP + FN. */
export function recallOf({ truePositives, falseNegatives }: Counts): Share {
  return { count: truePositives, of: truePositives + falseNegatives };
}

/** Share of the other pictures that are flagged: FP of FP + TN. */
export function falsePositiveRateOf({ falsePositives, trueNegatives }: Counts): Share {
  return { count: falsePositives, of: falsePositives + trueNegatives };
}

/** Share of the flagged pictures that are of the class: TP of TP + FP. */
export function precisionOf({ truePositives, falsePositives }: Counts): Share {
  return { count: truePositives, of: truePositives + falsePositives };
}

/** Share of all pictures that are flagged. */
export function flaggedOf(counts: Counts): Share {
  const { truePositives, falsePositives, falseNegatives, trueNegatives } = counts;
  const flagged = truePositives + falsePositives;
  return { count: flagged, of: flagged + falseNegatives + trueNegatives };
}

/** F1 as a share: 2 TP of 2 TP + FP + FN. */
export function f1Of({ truePositives, falsePositives, falseNegatives }: Counts): Share {
  const count = 2 * truePositives;
  return { count, of: count + falsePositives + falseNegatives };
}

/** What top-1 with abstention did to all pictures. */
export interface Abstentions {
  readonly total: number;
  readonly accepted: number;
  /** Accepted, and of the class that was answered. */
  readonly right: number;
}

/** Share of all pictures that are answered. */
export function coverageOf({ accepted, total }: Abstentions): Share {
  return { count: accepted, of: total };
}

/** Share of the answered pictures that are answered wrong. */
export function selectiveRiskOf({ accepted, right }: Abstentions): Share {
  return { count: accepted - right, of: accepted };
}

/** Share of all pictures that are answered wrong. */
export function generalisedRiskOf({ accepted, right, total }: Abstentions): Share {
  return { count: accepted - right, of: total };
}

/** Share of all pictures that are answered right: an abstention is not right. */
export function accuracyOf({ right, total }: Abstentions): Share {
  return { count: right, of: total };
}

/** Precision, recall and F1 over all classes. */
export interface Averages {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/**
 * Counts each class against the rest.
 *
 * @param truth class of each picture
 * @param predicted class answered for each picture; anything from `classes` on, or below 0, abstains
 */
export function countByClass(
  truth: ArrayLike<number>,
  predicted: ArrayLike<number>,
  classes: number,
): Counts[] {
  const hits = new Uint32Array(classes);
  const answered = new Uint32Array(classes);
  const examples = new Uint32Array(classes);
  for (let picture = 0; picture < truth.length; picture++) {
    const label = truth[picture]!;
    const answer = predicted[picture]!;
    examples[label]!++;
    if (answer >= 0 && answer < classes) answered[answer]!++;
    if (label === answer) hits[label]!++;
  }
  return Array.from(hits, (truePositives, label) => {
    const falsePositives = answered[label]! - truePositives;
    const falseNegatives = examples[label]! - truePositives;
    const trueNegatives = truth.length - truePositives - falsePositives - falseNegatives;
    return { truePositives, falsePositives, falseNegatives, trueNegatives };
  });
}

/**
 * Macro averages: the mean over the classes that have examples.
 *
 * @param zeroDivision what a share of 0 of 0 counts as, as in scikit-learn: 0, 1 or NaN (left out)
 */
export function averageMacro(counts: readonly Counts[], zeroDivision = 0): Averages {
  const withExamples = counts.filter((one) => recallOf(one).of > 0);
  const mean = (share: (one: Counts) => Share) => {
    const values = withExamples.map((one) => valueOf(share(one)) ?? zeroDivision);
    const known = values.filter((value) => !Number.isNaN(value));
    return known.reduce((sum, value) => sum + value, 0) / known.length;
  };
  return { precision: mean(precisionOf), recall: mean(recallOf), f1: mean(f1Of) };
}

/** Micro averages: all classes' counts added up first. */
export function averageMicro(counts: readonly Counts[], zeroDivision = 0): Averages {
  const sum = (name: keyof Counts) => counts.reduce((total, one) => total + one[name], 0);
  const all: Counts = {
    truePositives: sum('truePositives'),
    falsePositives: sum('falsePositives'),
    falseNegatives: sum('falseNegatives'),
    trueNegatives: sum('trueNegatives'),
  };
  return {
    precision: valueOf(precisionOf(all)) ?? zeroDivision,
    recall: valueOf(recallOf(all)) ?? zeroDivision,
    f1: valueOf(f1Of(all)) ?? zeroDivision,
  };
}
