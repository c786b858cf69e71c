import type { Settings } from './settings.ts';

/** The visitor's settings with their one writer. */
export interface SettingsStore {
  /** As they are now; whoever reads one of them is told of that one's changes alone. */
  readonly current: Settings;
  /** As the link has them: whatever follows changes at leisure reads these. */
  readonly settled: Settings;
  /** @param isOnward it goes on from the change before, and is no place of its own */
  change(part: Partial<Settings>, isOnward?: boolean): void;
  /** Changes without telling: the history says so already. */
  restore(part: Partial<Settings>): void;
  /** Brings the link up to date. */
  settle(): void;
}

/**
 * @param onChange is told of every change
 * @param onSettle is told what the link has to say
 */
export function createSettings(
  initial: Settings,
  onChange: (settings: Settings, before: Settings, isOnward: boolean) => void = () => undefined,
  onSettle: (settings: Settings) => void = () => undefined,
): SettingsStore {
  const current = $state({ ...initial });
  let whole = initial;
  let settled = $state.raw(initial);

  function restore(part: Partial<Settings>): void {
    whole = { ...whole, ...part };
    Object.assign(current, part);
  }

  return {
    current,
    get settled() {
      return settled;
    },
    change(part, isOnward = false) {
      const before = whole;
      restore(part);
      onChange(whole, before, isOnward);
    },
    restore,
    settle() {
      settled = whole;
      onSettle(whole);
    },
  };
}
