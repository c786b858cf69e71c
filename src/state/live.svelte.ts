import type { Pace } from '../core/pace.ts';
import type { Frame } from '../data/camera/frame.ts';
import { toImage } from '../data/camera/frame.ts';
import type { Camera, CameraFailureReason, CameraName } from '../data/camera/open-camera.ts';
import { CameraFailure } from '../data/camera/open-camera.ts';
import type { ForEach } from './for-each-classifier.ts';
import { createLivePaces } from './live-paces.svelte.ts';
import type { Playground } from './playground.svelte.ts';

/** Where the camera stands: on its way, showing pictures, off while nobody looks, or not to be had. */
export type LiveStage = 'starting' | 'live' | 'resting' | 'failed';

/** The camera as the picture at hand: all three classifiers follow it. */
export interface Live {
  readonly stage: LiveStage;
  readonly failure: CameraFailureReason | null;
  /** The camera that is on. */
  readonly camera: Camera | null;
  readonly cameras: readonly CameraName[];
  readonly isMirrored: boolean;
  /** How quickly each classifier answers, renewed once a second; null before its first answer. */
  readonly paces: ForEach<Pace | null>;
  /** Opens the camera, the one chosen last. */
  open(): Promise<void>;
  choose(id: string): void;
  mirror(): void;
  /** Takes the next frame, which is shown already. */
  take(frame: Frame): void;
  /** Makes the frame that was taken last the picture at hand. */
  keep(): void;
  /** Switches the camera off while the page is hidden; `open` goes on. */
  rest(): void;
  /** Switches the camera off for good; the picture at hand is judged again. */
  close(): void;
}

/** What of the browser's cameras is needed. */
export interface CameraAccess {
  open(id: string | null, onEnd: () => void): Promise<Camera>;
  list(): Promise<readonly CameraName[]>;
  /** Tells when a camera comes or goes; returns how to stop listening. */
  watch(onChange: () => void): () => void;
}

/**
 * @param now the clock, in milliseconds
 * @param name of the pictures that are kept
 */
export function createLive(
  playground: Playground,
  access: CameraAccess,
  now: () => number,
  name: string,
): Live {
  let stage = $state.raw<LiveStage>('starting');
  let failure = $state.raw<CameraFailureReason | null>(null);
  let camera = $state.raw<Camera | null>(null);
  let cameras = $state.raw<readonly CameraName[]>([]);
  let isMirrored = $state.raw(false);
  let wanted: string | null = null;
  let lastId: string | null = null;
  let last: Frame | null = null;
  let openings = 0;
  let stopWatching: (() => void) | null = null;
  const { nearest, linear, network } = playground;
  const paces = createLivePaces({ 'nearest-neighbour': nearest, linear, network }, now);

  /** Also calls off an opening that is under way. */
  function release(): void {
    openings++;
    camera?.close();
    camera = null;
  }

  function fail(reason: CameraFailureReason): void {
    release();
    // It may be gone, and another one there.
    wanted = null;
    stage = 'failed';
    failure = reason;
  }

  async function open(): Promise<void> {
    release();
    const mine = openings;
    stage = 'starting';
    failure = null;
    try {
      const opened = await access.open(wanted, () => mine === openings && fail('ended'));
      if (mine !== openings) {
        opened.close();
        return;
      }
      if (opened.id !== lastId) isMirrored = opened.isFront;
      camera = opened;
      lastId = opened.id;
      wanted = opened.id || null;
      stopWatching ??= access.watch(() => void list());
      await list();
    } catch (error) {
      if (mine === openings) fail(error instanceof CameraFailure ? error.reason : 'unknown');
    }
  }

  async function list(): Promise<void> {
    cameras = await access.list().catch(() => cameras);
  }

  return {
    get stage() {
      return stage;
    },
    get failure() {
      return failure;
    },
    get camera() {
      return camera;
    },
    get cameras() {
      return cameras;
    },
    get isMirrored() {
      return isMirrored;
    },
    get paces() {
      return paces.current;
    },
    open,
    choose(id) {
      wanted = id;
      void open();
    },
    mirror: () => (isMirrored = !isMirrored),
    take(frame) {
      stage = 'live';
      last = frame;
      paces.begin(frame.pixels);
      playground.subject.follow(frame.pixels);
    },
    keep() {
      if (last) playground.showFrame(toImage(last), name);
    },
    rest() {
      if (stage === 'failed') return;
      release();
      stage = 'resting';
    },
    close() {
      release();
      stopWatching?.();
      paces.stop();
      playground.subject.follow(null);
    },
  };
}
