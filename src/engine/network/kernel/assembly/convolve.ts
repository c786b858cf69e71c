// 3 x 3 convolutions in a quarter of the multiplications: F(4 x 4, 3 x 3) of Lavin and Gray 2015, "Fast
// Algorithms for Convolutional Neural Networks". A tile of 4 x 4 sums is made from a patch of 6 x 6 places.
// Transformed, each of its 36 points takes one product for each pair of channels: a product of matrices,
// tiles x inputs by inputs x outputs.
import { NUMBER, POINTS, TILE } from './layout';
import { multiply } from './multiply';
import { transformPatch } from './patch';
import { writeTile } from './tile';

/** Tiles that are under way at a time: their points stay in the processor's cache. */
const BLOCK: usize = 16;

/** Bytes that the transforms of one tile need. */
const HALF: usize = 640;

/** Behind the tiles of a point: without it all 36 would fall on the same places of the cache. */
const GAP: usize = 64;

/**
 * Convolves the first `count` of the maps at `x` and writes them, with biases and rectified, at `y`. Maps
 * are side x side places with a border of zeros one place wide, of `y` half the side where it is pooled.
 *
 * @param filters 36 points, inputs x outputs numbers each, outputs in panels of 8
 * @param added maps of the shape of `y`, which are added before rectifying, or 0
 * @param side a multiple of 8
 * @param inputs channels of `x`, a multiple of 4
 * @param outputs channels of `y`, a multiple of 8
 * @param room 640 bytes and 36 x (16 x (inputs + outputs) x 4 + 128) more
 */
export function convolve(
  x: usize,
  filters: usize,
  biases: usize,
  added: usize,
  isPooled: bool,
  y: usize,
  count: usize,
  side: usize,
  inputs: usize,
  outputs: usize,
  room: usize,
): void {
  const across = side / TILE;
  const tiles = across * across;
  const step: usize = isPooled ? TILE / 2 : TILE;
  const fromPlace = inputs * NUMBER;
  const fromRow = (side + 2) * fromPlace;
  const fromMap = (side + 2) * fromRow;
  const toPlace = outputs * NUMBER;
  const toRow = (across * step + 2) * toPlace;
  const toMap = (across * step + 2) * toRow;

  const points = room + HALF;
  const pointsPlane = BLOCK * fromPlace + GAP;
  const products = points + POINTS * pointsPlane;
  const productsPlane = BLOCK * toPlace + GAP;
  for (let first: usize = 0; first < count * tiles; first += BLOCK) {
    const some = min(BLOCK, count * tiles - first);
    for (let tile = first; tile < first + some; tile++) {
      const line = (tile % tiles) / across;
      const column = tile % across;
      const from = x + (tile / tiles) * fromMap + TILE * (line * fromRow + column * fromPlace);
      const to = points + (tile - first) * fromPlace;
      transformPatch(from, fromRow, fromPlace, to, pointsPlane, room);
    }
    for (let point: usize = 0; point < POINTS; point++) {
      multiply(
        points + point * pointsPlane,
        filters + point * inputs * toPlace,
        products + point * productsPlane,
        some,
        inputs,
        outputs,
      );
    }
    for (let tile = first; tile < first + some; tile++) {
      const line = (tile % tiles) / across;
      const column = tile % across;
      const at =
        (tile / tiles) * toMap + (step * line + 1) * toRow + (step * column + 1) * toPlace;
      writeTile(
        products + (tile - first) * toPlace,
        productsPlane,
        biases,
        toPlace,
        y + at,
        toRow,
        added ? added + at : 0,
        isPooled,
        room,
      );
    }
  }
}
