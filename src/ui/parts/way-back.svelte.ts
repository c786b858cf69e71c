import { tick } from 'svelte';

/** A page that stays as it is, out of sight, while a picture of it is looked at in Classify. */
export interface WayBack {
  /** Remembers where the visitor is, before a picture is opened. */
  readonly leave: () => void;
  /** As the browser's own Back, where the page is what came before. */
  readonly goBack: () => void;
}

/** What the way back needs to know of its page; created while a component is. */
interface Waiting {
  readonly isAway: () => boolean;
  /** Whether the page still has what was left there. */
  readonly isAsLeft?: () => boolean;
  /** Opens the page anew. */
  readonly open: () => void;
}

export function createWayBack({ isAway, isAsLeft = () => true, open }: Waiting): WayBack {
  let left: { readonly scroll: number; readonly focus: Element | null } | null = null;

  function comeBack(): void {
    if (!left || !isAsLeft()) return;
    if (left.focus instanceof HTMLElement) left.focus.focus({ preventScroll: true });
    scrollTo(0, left.scroll);
  }

  // Classify is read from its top; who comes back is where they were.
  $effect(() => {
    if (isAway()) scrollTo(0, 0);
    else void tick().then(comeBack);
  });

  return {
    leave() {
      left = { scroll: scrollY, focus: document.activeElement };
      // The browser would restore it to what lay there while Classify stood above.
      history.scrollRestoration = 'manual';
    },
    goBack() {
      if (left) history.back();
      else open();
    },
  };
}
