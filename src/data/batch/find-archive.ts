/** Says whether bytes begin as a zip archive does, an empty one too. */
export function isArchive(head: Uint8Array): boolean {
  const start = String.fromCharCode(...head.subarray(0, 4));
  return start === 'PK\x03\x04' || start === 'PK\x05\x06';
}

/** Looks whether a file is a zip archive, whatever its name; false for one that cannot be read. */
export async function holdsArchive(blob: Blob): Promise<boolean> {
  try {
    return isArchive(new Uint8Array(await blob.slice(0, 4).arrayBuffer()));
  } catch {
    return false;
  }
}
