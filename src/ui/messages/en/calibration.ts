import type { CalibrationBin, Lean, Leaning } from '../../../core/calibration.ts';
import type { Share } from '../../../core/counts.ts';
import type { LabSetName } from '../../../state/lab-settings.ts';
import type { TableCell } from '../../charts/chart-table.ts';
import type { Shared } from './shared.ts';

/** The words of the calibration panel. */
export function createCalibrationMessages({ format, share, counted, sets }: Shared) {
  const edges = ({ low, high }: CalibrationBin) =>
    `${format.hundredths(low)} to ${format.hundredths(high)}`;
  const leanings: Record<Lean, string> = {
    surer: 'surer than it is right',
    'less-sure': 'less sure than it is right',
    even: 'as sure as it is right',
  };
  const rightOf = ({ right, count }: CalibrationBin): Share => ({ count: right, of: count });
  return {
    title: 'Is the top-1 answer as often right as it is sure? Reliability of each',
    lead: 'Under either rule this is about the class with the highest score, without a threshold. A classifier is calibrated where of the answers that it gives with a score of 0.7 seven in ten are right.',
    method: (bins: number, set: LabSetName, pictures: number) =>
      `Confidence is the highest of the ten scores. ECE, the expected calibration error, is the mean distance from confidence to share right over ${format.count(bins)} bins of equal width, each closed on the right, on the ${sets.counted(set, pictures)}; empty bins count nothing. Beside it stands what chance alone makes: the ECE that as many answers, as sure as these, would have on average if they were right exactly as often. Surer or less sure is said where the mean confidence lies outside Wilson’s interval of the share right, on the whole or in a bin. The scores were calibrated on validation: the network’s by a temperature, the linear classifier’s by a slope and an offset for each class, nearest neighbour’s by how fast a vote’s weight falls off.`,
    error: (value: number) =>
      Number.isNaN(value) ? 'ECE: 0 of 0' : `ECE ${format.percent(value)}`,
    overall: (confidence: number, right: Share) =>
      right.of === 0
        ? 'No pictures: 0 of 0 right.'
        : `${format.percent(confidence)} sure on average, and right on ${share.percent(right)}: ${share.whole(right)}.`,
    chance: (value: number) =>
      Number.isNaN(value) ? '' : `${format.percent(value)} by chance alone`,
    lean({ whole, elsewhere }: Leaning, pictures: number): string {
      if (pictures === 0) return '';
      const limit =
        whole === 'even' ? `, as far as ${counted(pictures, 'picture', 'pictures')} can tell` : '';
      const others = elsewhere.map(
        ({ lean, low, high }) =>
          `${lean === 'surer' ? 'surer' : 'less sure'} at a confidence of ${format.hundredths(low)} to ${format.hundredths(high)}`,
      );
      const but = others.length === 0 ? '' : `, but ${others.join(', ')}`;
      return `On the whole ${leanings[whole]}${limit}${but}.`;
    },
    /** Over a saved chart. */
    subject: (
      set: LabSetName,
      bins: number,
      error: number,
      confidence: number,
      right: Share,
    ): string[] => [
      `The class with the highest score, ${sets.inFull(set, right.of)}`,
      ...(right.of === 0
        ? []
        : [
            `ECE (expected calibration error) ${format.percent(error)}, over ${format.count(bins)} bins of equal width`,
            `Mean confidence ${format.percent(confidence)}, share right ${share.percent(right)}: ${share.whole(right)}`,
          ]),
    ],
    chart: (classifier: string) => `Reliability of the ${classifier.toLowerCase()}`,
    confidence: 'confidence, the highest score',
    right: 'share right',
    diagonal: 'as sure as right',
    pictures: 'pictures ↓',
    bins: (classifier: string) => `Bins of the ${classifier.toLowerCase()}`,
    hint: 'Point at a bin, or go along the bins with the arrow keys.',
    bin: (bin: CalibrationBin) =>
      bin.count === 0
        ? `${edges(bin)}: 0 of 0, an empty bin`
        : `${edges(bin)}: ${format.percent(bin.confidence)} sure, right ${share.percent(rightOf(bin))}, ${share.whole(rightOf(bin))}`,
    head: ['bin', 'right', 'mean confidence'],
    row: (bin: CalibrationBin): TableCell[] => [
      edges(bin),
      share.lines(rightOf(bin)),
      format.percent(bin.confidence),
    ],
  };
}
