import type { ClassifierId } from '../engine/contract.ts';
import { CLASSIFIER_IDS } from '../engine/contract.ts';

/** One value for each classifier. */
export type ForEach<Value> = Readonly<Record<ClassifierId, Value>>;

/** Makes one value for each classifier. */
export function forEachClassifier<Value>(make: (id: ClassifierId) => Value): ForEach<Value> {
  return Object.fromEntries(CLASSIFIER_IDS.map((id) => [id, make(id)])) as ForEach<Value>;
}
