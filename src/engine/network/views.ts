import type { View } from '../../core/receptive-field.ts';
import { CONVOLUTION, growView, PIXEL_VIEW, POOLING } from '../../core/receptive-field.ts';
import type { Stage } from '../contract.ts';

const stem = growView(PIXEL_VIEW, [CONVOLUTION]);
const enter = growView(stem, [CONVOLUTION, POOLING]);
const early = growView(enter, [CONVOLUTION, CONVOLUTION]);
const widen = growView(early, [CONVOLUTION, POOLING]);
const middle = growView(widen, [CONVOLUTION, CONVOLUTION]);

/** What the places of each stage see of the picture: the layers are those of `architecture.ts`. */
export const STAGE_VIEWS: Readonly<Record<Stage, View>> = {
  stem,
  enter,
  early,
  widen,
  middle,
  late: growView(middle, [CONVOLUTION, CONVOLUTION]),
};

/** Convolutions between the picture and the end of each stage. */
export const STAGE_DEPTHS: Readonly<Record<Stage, number>> = {
  stem: 1,
  enter: 2,
  early: 4,
  widen: 5,
  middle: 7,
  late: 9,
};
