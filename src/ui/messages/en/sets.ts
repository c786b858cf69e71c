import type { LabSetName } from '../../../state/lab-settings.ts';
import type { Formats } from '../format.ts';

/** What the sets are called that thresholds are judged on. */
export interface SetWords {
  /** "the test set", "the test pictures recomputed here", "your batch". */
  readonly whole: Readonly<Record<LabSetName, string>>;
  /** "test", "your batch", after "on". */
  readonly short: Readonly<Record<LabSetName, string>>;
  /** "the test pictures", "the pictures of your batch". */
  readonly pictures: Readonly<Record<LabSetName, string>>;
  /** "10,000 test pictures", "1 picture of your batch". */
  counted(set: LabSetName, count: number): string;
  /** The same where nothing around tells more, as in a saved chart: "10,000 test pictures of CIFAR-10". */
  inFull(set: LabSetName | 'validation', count: number): string;
}

export function createSetWords(format: Formats): SetWords {
  return {
    whole: {
      test: 'the test set',
      recomputed: 'the test pictures recomputed here',
      batch: 'your batch',
    },
    short: { test: 'test', recomputed: 'test as recomputed here', batch: 'your batch' },
    pictures: {
      test: 'the test pictures',
      recomputed: 'the test pictures as recomputed here',
      batch: 'the pictures of your batch',
    },
    counted(set, count) {
      const pictures = count === 1 ? 'picture' : 'pictures';
      if (set === 'batch') return `${format.count(count)} ${pictures} of your batch`;
      const test = `${format.count(count)} test ${pictures}`;
      return set === 'test' ? test : `${test} as recomputed here`;
    },
    inFull(set, count) {
      const pictures = count === 1 ? 'picture' : 'pictures';
      return {
        validation: `${format.count(count)} validation ${pictures} of CIFAR-10`,
        test: `${format.count(count)} test ${pictures} of CIFAR-10`,
        recomputed: `${format.count(count)} test ${pictures} of CIFAR-10, recomputed in a browser`,
        batch: `${format.count(count)} labelled ${pictures} of the visitor’s own`,
      }[set];
    },
  };
}
