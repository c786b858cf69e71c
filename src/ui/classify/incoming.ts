/** A picture that was dropped or pasted, or why there is none. */
export type Incoming =
  | { readonly kind: 'file'; readonly file: File }
  | { readonly kind: 'text' }
  | { readonly kind: 'nothing' };

/**
 * Finds the first file in what was dropped or pasted. Addresses in pasted markup are never
 * fetched: a picture that is only linked counts as text.
 */
export function readTransfer(transfer: DataTransfer | null): Incoming {
  const file = transfer?.files[0];
  if (file) return { kind: 'file', file };
  return transfer?.types.some((type) => type.startsWith('text/'))
    ? { kind: 'text' }
    : { kind: 'nothing' };
}
