import type { Judge } from './judge.svelte.ts';

/** What is judged: the picture at hand or, while a camera shows pictures, the newest of those. */
export interface Subject {
  /** 32 x 32 x 3 bytes; null while there is none. */
  readonly pixels: Uint8Array | null;
  /** The newest picture of a camera; null without one. */
  readonly frame: Uint8Array | null;
  /** Takes the picture at hand, in place of any camera's; the same one changed or moved is followed. */
  show(pixels: Uint8Array, isMoved: boolean): void;
  /** Takes the next picture of a camera; with null the picture at hand is judged again. */
  follow(frame: Uint8Array | null): void;
}

type Follower = Pick<Judge<unknown>, 'state' | 'ask' | 'follow'>;

export function createSubject(judges: readonly Follower[]): Subject {
  let atHand = $state.raw<Uint8Array | null>(null);
  let frame = $state.raw<Uint8Array | null>(null);

  return {
    get pixels() {
      return frame ?? atHand;
    },
    get frame() {
      return frame;
    },
    show(pixels, isMoved) {
      atHand = pixels;
      frame = null;
      for (const judge of judges) {
        if (isMoved) judge.follow(pixels);
        else judge.ask(pixels);
      }
    },
    follow(next) {
      const wasFollowing = frame !== null;
      frame = next;
      for (const judge of judges) {
        // What has failed is not tried again at every frame, but when the visitor asks for it.
        if (next && judge.state !== 'failed') judge.follow(next);
        if (!next && wasFollowing && atHand) judge.ask(atHand);
      }
    },
  };
}
