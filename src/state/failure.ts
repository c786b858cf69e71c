import { describeError } from '../core/describe-error.ts';
import { isUnreachable } from '../data/data-error.ts';

/** Pictures of the site that are not kept here, and that the network did not bring. */
export type Unreachable =
  | {
      readonly pictures: 'references';
      /** How many references are compared without them. */
      readonly used: number;
    }
  | { readonly pictures: 'test' };

/** What went wrong: a sentence, or what the page has a sentence for. */
export type Failure = string | Unreachable;

/** @param wanted what did not come if the network is to blame */
export function explainFailure(error: unknown, wanted: Unreachable): Failure {
  return isUnreachable(error) ? wanted : describeError(error);
}
