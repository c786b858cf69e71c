import type { Settings } from './settings.ts';

/** The visitor's settings with their one writer. */
export interface SettingsStore {
  readonly current: Settings;
  change(part: Partial<Settings>): void;
  /** Changes without telling: the link says so already. */
  restore(part: Partial<Settings>): void;
}

/** @param onChange is told of every change, to keep the link up to date */
export function createSettings(
  initial: Settings,
  onChange: (settings: Settings, before: Settings) => void,
): SettingsStore {
  let current = $state.raw(initial);
  return {
    get current() {
      return current;
    },
    change(part) {
      const before = current;
      current = { ...current, ...part };
      onChange(current, before);
    },
    restore(part) {
      current = { ...current, ...part };
    },
  };
}
