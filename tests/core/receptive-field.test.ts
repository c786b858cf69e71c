import { describe, expect, test } from 'vitest';
import {
  CONVOLUTION,
  growView,
  PIXEL_VIEW,
  POOLING,
  seePatch,
} from '../../src/core/receptive-field.ts';
import { STAGES } from '../../src/engine/contract.ts';
import { STAGE_VIEWS } from '../../src/engine/network/views.ts';

describe('what a place of a feature map sees', () => {
  test('is the pixel itself before any layer', () => {
    expect(seePatch(growView(PIXEL_VIEW, []), 4, 7)).toEqual({
      left: 7,
      top: 4,
      width: 1,
      height: 1,
    });
  });

  test('grows with each layer, and twice as fast behind each halving', () => {
    expect(growView(PIXEL_VIEW, [CONVOLUTION])).toEqual({ size: 3, step: 1, start: -1 });
    expect(growView(PIXEL_VIEW, [POOLING, CONVOLUTION])).toEqual({ size: 6, step: 2, start: -2 });
    expect(STAGES.map((stage) => STAGE_VIEWS[stage].size)).toEqual([3, 6, 14, 20, 36, 52]);
  });

  test('ends at the edges of the picture', () => {
    expect(seePatch(STAGE_VIEWS.stem, 0, 31)).toEqual({ left: 30, top: 0, width: 2, height: 2 });
    expect(seePatch(STAGE_VIEWS.late, 4, 4)).toEqual({ left: 0, top: 0, width: 32, height: 32 });
  });
});
