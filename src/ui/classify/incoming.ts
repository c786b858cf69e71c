/** What was dropped or pasted: one picture, many files, or why there is none. */
export type Incoming =
  | { readonly kind: 'file'; readonly file: File }
  | { readonly kind: 'many' }
  | { readonly kind: 'text' }
  | { readonly kind: 'nothing' };

/**
 * Says what was dropped or pasted. Addresses in pasted markup are never fetched: a picture that is only
 * linked counts as text.
 */
export function readTransfer(transfer: DataTransfer | null): Incoming {
  if (!transfer) return { kind: 'nothing' };
  const [file, another] = transfer.files;
  if (another || hasFolder(transfer)) return { kind: 'many' };
  if (file) return { kind: 'file', file };
  return transfer.types.some((type) => type.startsWith('text/'))
    ? { kind: 'text' }
    : { kind: 'nothing' };
}

function hasFolder({ items }: DataTransfer): boolean {
  return Array.from(items).some((item) => item.webkitGetAsEntry()?.isDirectory);
}
