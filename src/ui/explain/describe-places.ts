import { splitEvidence } from '../../core/evidence.ts';
import { findConcentration, isGathered } from '../../core/regions.ts';
import { messages } from '../messages/explain.ts';

/** Share of all that is said below which one side is next to nothing. */
const LITTLE = 0.02;

/** Says where in a signed map most speaks for, and where most speaks against. */
export function describePlaces(map: Float32Array): [string, string] {
  const { speaksFor, speaksAgainst } = splitEvidence(map);
  const all = speaksFor - speaksAgainst;
  const describe = (values: Float32Array, amount: number) => {
    const found = findConcentration(values);
    if (!found) return messages.explain.nothing;
    if (amount < LITTLE * all) return messages.explain.almostNothing;
    return isGathered(found)
      ? messages.explain.concentration(found)
      : messages.explain.spread(found);
  };
  return [
    describe(map, speaksFor),
    describe(
      map.map((value) => -value),
      -speaksAgainst,
    ),
  ];
}
