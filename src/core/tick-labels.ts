/** Where a label stands along an axis, and how long it is, in pixels. */
export interface TickLabel {
  readonly centre: number;
  readonly length: number;
}

/** Pixels between two labels, so that two numbers are not read as one. */
const GAP = 8;

/**
 * Chooses the ticks whose labels are written, so that none touches another: of evenly spaced ones every
 * second, third and so on from the first; of others both ends, then each that fits.
 *
 * @param labels in the order of the axis
 * @returns their indices, in that order
 */
export function chooseTickLabels(labels: readonly TickLabel[]): number[] {
  const all = labels.map((_, index) => index);
  if (!areEven(labels)) return chooseFromEnds(labels);
  for (let step = 1; step < labels.length; step++) {
    const chosen = all.filter((index) => index % step === 0);
    if (chosen.every((index, at) => at === 0 || isApart(labels[chosen[at - 1]!]!, labels[index]!)))
      return chosen;
  }
  return all.slice(0, 1);
}

function chooseFromEnds(labels: readonly TickLabel[]): number[] {
  const chosen: number[] = [];
  const last = labels.length - 1;
  for (const index of [0, last, ...labels.keys()]) {
    if (chosen.every((other) => isApart(labels[other]!, labels[index]!))) chosen.push(index);
  }
  return chosen.sort((one, other) => one - other);
}

function isApart(one: TickLabel, other: TickLabel): boolean {
  return Math.abs(one.centre - other.centre) >= (one.length + other.length) / 2 + GAP;
}

function areEven(labels: readonly TickLabel[]): boolean {
  const step = (index: number) => labels[index]!.centre - labels[index - 1]!.centre;
  return labels.every((_, index) => index < 2 || Math.abs(step(index) - step(1)) < 1);
}
