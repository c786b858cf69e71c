/** What is refused: sizes in bytes and pixels, decoding time in milliseconds. */
export interface UploadLimits {
  readonly bytes: number;
  readonly pixels: number;
  readonly milliseconds: number;
}

/**
 * Limits by how much memory the machine has.
 *
 * @param gigabytes `navigator.deviceMemory`, which only some browsers tell
 */
export function uploadLimits(gigabytes: number | undefined): UploadLimits {
  return {
    bytes: 100e6,
    pixels: gigabytes !== undefined && gigabytes <= 4 ? 50e6 : 120e6,
    milliseconds: 20_000,
  };
}
