/** Operating points that PageUp and PageDown pass. */
const LEAP = 100;

/**
 * Reads how far a key moves a slider: positive to the right and up, infinite to an end; null for keys
 * that move nothing.
 */
export function readStep({ key }: Pick<KeyboardEvent, 'key'>): number | null {
  const steps: Partial<Record<string, number>> = {
    ArrowRight: 1,
    ArrowUp: 1,
    ArrowLeft: -1,
    ArrowDown: -1,
    PageUp: LEAP,
    PageDown: -LEAP,
    Home: -Infinity,
    End: Infinity,
  };
  return steps[key] ?? null;
}
