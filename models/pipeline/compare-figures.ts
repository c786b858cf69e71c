/**
 * Lists where two JSON values differ, a line each: numbers by more than `tolerance`, anything else at all.
 *
 * @param path what the values are called in the lines
 */
export function compareFigures(
  committed: unknown,
  computed: unknown,
  tolerance: number,
  path: string,
): string[] {
  if (isRecord(committed) && isRecord(computed)) {
    const keys = new Set([...Object.keys(committed), ...Object.keys(computed)]);
    return [...keys].flatMap((key) =>
      compareFigures(committed[key], computed[key], tolerance, `${path}.${key}`),
    );
  }
  const same =
    typeof committed === 'number' && typeof computed === 'number'
      ? Math.abs(committed - computed) <= tolerance
      : committed === computed;
  return same
    ? []
    : [`${path}: ${JSON.stringify(committed)} is committed, ${JSON.stringify(computed)} computed`];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
