/** How long something took, in milliseconds. */
export interface Timing {
  /** Of all rounds. */
  readonly median: number;
  /** One after another, as they were measured. */
  readonly rounds: readonly number[];
}

/** Sums rounds up. */
export function summarise(rounds: readonly number[]): Timing {
  return { median: findMedian(rounds), rounds };
}

export function findMedian(values: readonly number[]): number {
  return quantile(sort(values), 0.5);
}

export function sort(values: readonly number[]): number[] {
  return [...values].sort((one, other) => one - other);
}

/** @param sorted ascending */
export function quantile(sorted: readonly number[], share: number): number {
  if (sorted.length === 0) return NaN;
  const place = share * (sorted.length - 1);
  const below = sorted[Math.floor(place)]!;
  const above = sorted[Math.ceil(place)]!;
  return below + (place - Math.floor(place)) * (above - below);
}

/**
 * Times several ways to do the same thing in turn, round after round, so that a slow moment of the
 * machine meets all of them.
 *
 * @param repeats how often each is done in a round; a round's time is divided by it
 */
export function timeInTurn<Name extends string>(
  ways: Readonly<Record<Name, () => unknown>>,
  repeats: Readonly<Record<Name, number>>,
  rounds: number,
): Record<Name, Timing> {
  const names = Object.keys(ways) as Name[];
  const times = new Map<Name, number[]>(names.map((name) => [name, []]));
  // One round more than counted: the first one compiles.
  for (let round = -1; round < rounds; round++) {
    for (const name of names) {
      const began = performance.now();
      for (let repeat = 0; repeat < repeats[name]; repeat++) ways[name]();
      if (round >= 0) times.get(name)!.push((performance.now() - began) / repeats[name]);
    }
  }
  return Object.fromEntries(names.map((name) => [name, summarise(times.get(name)!)])) as Record<
    Name,
    Timing
  >;
}

/** One of several ways to do the same thing, which tells its own time. */
export interface Way {
  readonly name: string;
  /** Does it in round 0, 1, … or in -1, which does not count; resolves with milliseconds. */
  time(round: number): Promise<number>;
}

/** As `timeInTurn`, where each way is timed where it runs. */
export async function collectInTurn(
  ways: readonly Way[],
  rounds: number,
): Promise<Map<string, Timing>> {
  const times = new Map<string, number[]>(ways.map(({ name }) => [name, []]));
  for (let round = -1; round < rounds; round++) {
    for (const way of ways) {
      const milliseconds = await way.time(round);
      if (round >= 0) times.get(way.name)!.push(milliseconds);
    }
  }
  return new Map([...times].map(([name, measured]) => [name, summarise(measured)]));
}
