import type { RgbImage, Size } from '../../core/image.ts';
import { createShrinker } from '../../core/resample.ts';

/** Pixels that are drawn and averaged between two turns of the event loop: some ten milliseconds. */
const BAND_PIXELS = 2 ** 19;

/** Width of what is drawn at once: browsers leave canvases blank, silently, beyond limits of their own. */
const TILE_WIDTH = 4096;

/**
 * Draws a picture on white and shrinks it by exact area averages, a band of rows at a time, so that
 * neither memory nor the page suffers from a large photo.
 *
 * Every pixel is drawn once, unscaled: browsers differ in how they scale, and in what they make of
 * transparency anywhere but on an opaque canvas. Other colour spaces become sRGB there.
 */
export async function flatten(
  bitmap: ImageBitmap,
  to: Size,
  signal: AbortSignal,
): Promise<RgbImage> {
  const { width, height } = bitmap;
  const band = Math.min(height, TILE_WIDTH, Math.max(1, Math.floor(BAND_PIXELS / width)));
  const canvas = new OffscreenCanvas(Math.min(width, TILE_WIDTH), band);
  const context = canvas.getContext('2d', { alpha: false, willReadFrequently: true });
  if (!context)
    throw new Error('This browser gives no 2-D canvas, without which no picture is read.');
  context.fillStyle = 'white';
  context.imageSmoothingEnabled = false;
  const shrinker = createShrinker(bitmap, to);
  for (let top = 0; top < height; top += band) {
    shrinker.addRows(drawBand(context, bitmap, top, Math.min(band, height - top)), 4);
    await nextTurn();
    signal.throwIfAborted();
  }
  return shrinker.finish();
}

function drawBand(
  context: OffscreenCanvasRenderingContext2D,
  bitmap: ImageBitmap,
  top: number,
  rows: number,
): Uint8ClampedArray {
  const drawTile = (left: number, width: number) => {
    context.fillRect(0, 0, width, rows);
    context.drawImage(bitmap, left, top, width, rows, 0, 0, width, rows);
    return context.getImageData(0, 0, width, rows).data;
  };
  if (bitmap.width <= TILE_WIDTH) return drawTile(0, bitmap.width);
  const band = new Uint8ClampedArray(bitmap.width * rows * 4);
  for (let left = 0; left < bitmap.width; left += TILE_WIDTH) {
    const width = Math.min(TILE_WIDTH, bitmap.width - left);
    const tile = drawTile(left, width);
    for (let row = 0; row < rows; row++) {
      band.set(
        tile.subarray(row * width * 4, (row + 1) * width * 4),
        (row * bitmap.width + left) * 4,
      );
    }
  }
  return band;
}

/** Lets the page breathe; unlike a timer, a message is not held back in a hidden tab. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
