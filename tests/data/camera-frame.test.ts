import fc from 'fast-check';
import { expect, test } from 'vitest';
import { centreSquare } from '../../src/core/image.ts';
import { cropSquare } from '../../src/core/resample.ts';
import { shrinkFrame, toImage } from '../../src/data/camera/frame.ts';

test('a frame that is kept shows the classifiers what they saw of it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 8, max: 97 }), fc.infiniteStream(fc.nat(255)), (side, bytes) => {
      const rgba = Uint8ClampedArray.from({ length: side * side * 4 }, (_, at) =>
        at % 4 === 3 ? 255 : Number(bytes.next().value),
      );
      const image = toImage({ side, rgba });
      expect(image).toMatchObject({ width: side, height: side });
      expect(cropSquare(image, centreSquare(side, side))).toEqual(shrinkFrame(rgba, side));
    }),
    { numRuns: 30 },
  );
});
