import type { ManifestSource } from '../data/load-manifest.ts';
import { createLinearClassifier } from './classifiers/linear.ts';
import { createNearestClassifier } from './classifiers/nearest.ts';
import { createNetworkClassifier } from './classifiers/network.ts';
import type { BackendReport, Classifier, ClassifierId } from './contract.ts';

/**
 * Every classifier of the site by its id.
 *
 * @param manifest lists the pictures
 * @param onReport is told when something else runs the network than before
 */
export function createClassifiers(
  manifest: ManifestSource,
  onReport: (report: BackendReport) => void,
) {
  return {
    'nearest-neighbour': createNearestClassifier(manifest),
    linear: createLinearClassifier(),
    network: createNetworkClassifier(onReport),
  } satisfies Record<ClassifierId, Classifier>;
}
