import * as v from 'valibot';
import { METRICS } from '../core/differences.ts';
import type { Backend, Metric } from '../engine/contract.ts';
import { CLASSIFIER_IDS } from '../engine/contract.ts';
import type { LabSettings } from './lab-settings.ts';
import { LAB_TABLE } from './lab-settings.ts';
import type { Photo } from './photos.ts';

/** What the visitor has set. */
export interface Settings extends Linked {
  /** The visitor's own photo that is shown. It is this visit's alone: its history keeps it, and no link. */
  readonly photo: Photo | null;
}

/** What a link carries. */
interface Linked extends LabSettings {
  readonly page: Page;
  /** Scores from here on are accepted, 0 to 1. */
  readonly threshold: number;
  readonly metric: Metric;
  /** How many nearest references vote, 1 to 15. */
  readonly k: number;
  /** How many references are compared. */
  readonly references: number;
  /** Position in the test set of the sample shown. */
  readonly sample: number;
  readonly backend: 'auto' | Extract<Backend, 'webgl' | 'wasm'>;
  /** Which explanation is open. */
  readonly why: Why;
  /** The page that Classify's picture was opened from, and that is left as it was. */
  readonly from: Opener | null;
}

export const PAGES = ['classify', 'batch', 'thresholds'] as const;
export type Page = (typeof PAGES)[number];

/** The pages that pictures are opened from. */
export const OPENERS = ['lab', 'batch'] as const;
export type Opener = (typeof OPENERS)[number];

export const WHYS = ['compare', ...CLASSIFIER_IDS] as const;
export type Why = (typeof WHYS)[number];

export const REFERENCE_COUNTS = [1_000, 5_000, 10_000, 45_000] as const;
export const BACKEND_CHOICES = ['auto', 'webgl', 'wasm'] as const;
export const MOST_NEIGHBOURS = 15;

export const TEST_PICTURES = 10_000;

/** The largest number of references on offer that is not above `count`. */
export function floorReferences(count: number): number {
  return REFERENCE_COUNTS.findLast((offered) => offered <= count) ?? REFERENCE_COUNTS[0];
}

const share = v.pipe(v.string(), v.nonEmpty(), v.transform(Number), v.minValue(0), v.maxValue(1));
const whole = (least: number, most: number) =>
  v.pipe(
    v.string(),
    v.regex(/^\d{1,6}$/),
    v.transform(Number),
    v.minValue(least),
    v.maxValue(most),
  );

/** One row for each setting: its name in a link, how it is read, and what holds without it. */
const TABLE = {
  page: { schema: v.picklist(PAGES), initial: 'classify' },
  threshold: { schema: share, initial: 0.5 },
  metric: { schema: v.picklist(METRICS), initial: 'l1' },
  k: { schema: whole(1, MOST_NEIGHBOURS), initial: 5 },
  references: {
    schema: v.pipe(
      whole(1_000, 45_000),
      v.check((count) => (REFERENCE_COUNTS as readonly number[]).includes(count)),
    ),
    initial: 1_000,
  },
  sample: { schema: whole(0, TEST_PICTURES - 1), initial: 1 },
  backend: { schema: v.picklist(BACKEND_CHOICES), initial: 'auto' },
  why: { schema: v.picklist(WHYS), initial: 'compare' },
  from: { schema: v.picklist(OPENERS), initial: null },
  ...LAB_TABLE,
} as const satisfies {
  [K in keyof Linked]: { schema: v.GenericSchema<string, Linked[K]>; initial: Linked[K] };
};

type Name = keyof Linked;
const NAMES = Object.keys(TABLE) as Name[];

/** Settings that hold when a link says nothing. */
export const INITIAL_SETTINGS: Settings = {
  ...(Object.fromEntries(NAMES.map((name) => [name, TABLE[name].initial])) as unknown as Linked),
  photo: null,
};

/**
 * Tells a change that makes a place to come back to, which a page is, on Classify a picture and in the lab a
 * panel, from one that only renews the link. Who came from the lab or a batch gets back there in one step,
 * whatever was looked at since.
 */
export function isAnotherPlace(now: Settings, before: Settings): boolean {
  if (now.page !== before.page) return true;
  if (now.page === 'thresholds') return now.panel !== before.panel;
  return now.page === 'classify' && now.from === null && !hasSamePicture(now, before);
}

/** What comes back with a place; all else stays as it was set since. */
export function placeOf({ page, from, sample, photo, panel }: Settings): Partial<Settings> {
  if (page === 'classify') return { page, from, sample, photo };
  return page === 'thresholds' ? { page, from, panel } : { page, from };
}

/** Whether two places show the same picture. */
export function hasSamePicture(
  one: Pick<Settings, 'sample' | 'photo'>,
  other: Pick<Settings, 'sample' | 'photo'>,
): boolean {
  return one.sample === other.sample && one.photo?.id === other.photo?.id;
}

const PHOTO = v.object({ id: v.string(), name: v.string() });

/** Reads what the browser's history keeps beside a link. */
export function readPhoto(state: unknown): Photo | null {
  return v.is(PHOTO, state) ? state : null;
}

/** Settings as read from a link, and the names of those that it had wrong. */
export interface ParsedSettings {
  readonly settings: Settings;
  readonly refused: readonly string[];
}

/** Reads settings from the query of a link; what is missing or malformed falls back, the latter named. */
export function parseSettings(query: string): ParsedSettings {
  const given = new URLSearchParams(query);
  const refused: string[] = [];
  const read = NAMES.flatMap((name) => {
    const text = given.get(name);
    if (text === null) return [];
    const result = v.safeParse(TABLE[name].schema, text);
    if (!result.success) refused.push(name);
    return result.success ? [[name, result.output]] : [];
  });
  return {
    settings: { ...INITIAL_SETTINGS, ...(Object.fromEntries(read) as Partial<Settings>) },
    refused,
  };
}

/** Writes settings as the query of a link; what is as it would be anyway is left out. */
export function formatSettings(settings: Settings): string {
  const query = new URLSearchParams();
  for (const name of NAMES) {
    if (settings[name] !== INITIAL_SETTINGS[name]) query.set(name, String(settings[name]));
  }
  const text = query.toString();
  return text && `?${text}`;
}
