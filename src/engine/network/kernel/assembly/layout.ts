/** Bytes of a number, and of a vector of four: four channels of one place. */
export const NUMBER: usize = 4;
export const VECTOR: usize = 16;

/** Places along a side of a tile of sums, and of the patch of maps that it is made from. */
export const TILE: usize = 4;
export const PATCH: usize = 6;
export const POINTS: usize = PATCH * PATCH;
