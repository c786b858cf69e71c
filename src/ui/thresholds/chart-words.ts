import type { Sweep } from '../../core/sweep.ts';
import { lastPoint } from '../../core/sweep.ts';
import type { ClassifierId } from '../../engine/contract.ts';
import { CLASSIFIER_IDS } from '../../engine/contract.ts';
import type { Lab } from '../../state/lab.svelte.ts';
import { messages } from '../messages/thresholds.ts';
import { readFigures } from './read-figures.ts';

/** What was last said of each sweep: every chart of a page tells the same point. */
const said = new WeakMap<Sweep, { readonly point: number; readonly words: string }>();

/** Says in words where an operating point lies. */
export function describePoint(lab: Lab, id: ClassifierId, point: number): string {
  const sweep = lab.sweeps[id];
  const inside = Math.max(0, Math.min(lastPoint(sweep), point));
  const last = said.get(sweep);
  if (last?.point === inside) return last.words;
  const words = messages.charts.point(
    messages.classifierName[id],
    sweep.thresholds[inside]!,
    readFigures(lab.settings.rule, sweep, inside).map(({ name, share }) => [name, share]),
  );
  said.set(sweep, { point: inside, words });
  return words;
}

/** Rows of the table behind a chart: for each classifier a dozen points, and where it stands. */
export function tabulatePoints(lab: Lab): { head: string[]; rows: string[][] } {
  const { rule } = lab.settings;
  const heads = readFigures(rule, lab.current.sweep, lab.current.point).map(({ name }) => name);
  const rows = CLASSIFIER_IDS.flatMap((id) => {
    const { sweep, point } = lab.positions[id];
    const last = lastPoint(sweep);
    const evenly = Array.from({ length: 11 }, (_, step) => Math.round((step / 10) * last));
    return [...new Set([...evenly, point])]
      .sort((one, other) => one - other)
      .map((at) => [
        messages.charts.row(messages.classifierName[id], at === point),
        messages.charts.threshold(sweep.thresholds[at]!),
        ...readFigures(rule, sweep, at).map(({ share }) => messages.share.whole(share)),
      ]);
  });
  return { head: [messages.lab.classifier, messages.lab.threshold, ...heads], rows };
}
