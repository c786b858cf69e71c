import { createLinearClassifier } from './classifiers/linear.ts';
import { createNearestClassifier } from './classifiers/nearest.ts';
import { createNetworkClassifier } from './classifiers/network.ts';
import type { BackendReport, Classifier, ClassifierId } from './contract.ts';

/**
 * Every classifier of the site by its id.
 *
 * @param manifestUrl where the manifest of the pictures lies
 * @param onReport is told when something else runs the network than before
 */
export function createClassifiers(manifestUrl: string, onReport: (report: BackendReport) => void) {
  return {
    'nearest-neighbour': createNearestClassifier(manifestUrl),
    linear: createLinearClassifier(),
    network: createNetworkClassifier(onReport),
  } satisfies Record<ClassifierId, Classifier>;
}
