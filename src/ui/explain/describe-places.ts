import { findConcentration } from '../../core/regions.ts';
import { messages } from '../messages/messages.ts';

/** Says where in a signed map most speaks for, and where most speaks against. */
export function describePlaces(map: Float32Array): [string, string] {
  const describe = (values: Float32Array) => {
    const found = findConcentration(values);
    return found ? messages.explain.concentration(found) : messages.explain.nothing;
  };
  return [describe(map), describe(map.map((value) => -value))];
}
