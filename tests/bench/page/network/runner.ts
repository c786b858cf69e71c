/** The network, running on something. */
export interface Runner {
  /**
   * From bytes to calibrated scores.
   *
   * @param pixels n pictures, n x 3072 bytes
   */
  score(pixels: Uint8Array): Promise<unknown>;

  /** Logits of one picture. */
  computeLogits(picture: Uint8Array): Promise<Float32Array>;
}
