import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { measureChannel, takeChannel } from '../../src/core/feature-maps.ts';
import { CHANNELS, PICTURE_BYTES, SIDE } from '../../src/core/picture.ts';
import { seePatch } from '../../src/core/receptive-field.ts';
import type { FeatureMaps } from '../../src/engine/contract.ts';
import { STAGES } from '../../src/engine/contract.ts';
import { findExciting } from '../../src/engine/network/exciting.ts';
import { findSilentStage, lookInto, lookThrough } from '../../src/engine/network/explain.ts';
import { createKernelNetwork } from '../../src/engine/network/kernel-network.ts';
import { createSimdKernel } from '../../src/engine/network/kernel/simd-kernel.ts';
import type { Network } from '../../src/engine/network/network.ts';
import { STAGE_VIEWS } from '../../src/engine/network/views.ts';
import { parseNetwork, parseNetworkHeader } from '../../src/engine/network/weights.ts';

const read = (name: string) =>
  new Uint8Array(readFileSync(new URL(`../../models/network/${name}`, import.meta.url)));
const header = parseNetworkHeader(JSON.parse(new TextDecoder().decode(read('weights.json'))));
const weights = parseNetwork(header, read('weights.bin'));
const pixels = read('golden.pixels');
const picture = pixels.slice(0, PICTURE_BYTES);

let network: Network;
beforeAll(async () => {
  const wasm = readFileSync('src/engine/network/kernel/kernel.wasm');
  network = createKernelNetwork(await createSimdKernel(wasm), weights);
});

/** Turns a picture inside out in one square, or everywhere else. */
function disturb(isIn: (row: number, column: number) => boolean): Uint8Array {
  return picture.map((byte, at) => {
    const pixel = Math.floor(at / CHANNELS);
    return isIn(Math.floor(pixel / SIDE), pixel % SIDE) ? byte ^ 0xff : byte;
  });
}

describe('a look into the network', () => {
  it('is the same for one picture and for several', async () => {
    const { stages } = await lookInto(network, weights, picture);
    const [first, second] = await lookThrough(network, pixels.slice(0, 2 * PICTURE_BYTES));
    expect(first!.map(({ stage }) => stage)).toEqual(STAGES);
    expect(findSilentStage(first!)).toBeNull();
    for (const [index, { values }] of stages.entries()) {
      const [same, other] = [first![index]!.values, second![index]!.values];
      expect(values).toEqual(same);
      expect(values.some((value, at) => Math.abs(value - other[at]!) > 1e-3)).toBe(true);
    }
  });

  it.each(STAGES)(
    'sees at each place of %s the patch that is drawn, and no pixel more',
    async (stage) => {
      const index = STAGES.indexOf(stage);
      const { width } = (await lookThrough(network, picture))[0]![index]!;
      const [row, column] = [Math.floor(width / 2), Math.floor(width / 4)];
      const patch = seePatch(STAGE_VIEWS[stage], row, column);
      const isIn = (y: number, x: number) =>
        y >= patch.top &&
        y < patch.top + patch.height &&
        x >= patch.left &&
        x < patch.left + patch.width;
      const isAtEdge = (y: number, x: number) =>
        isIn(y, x) && (y === patch.top || x === patch.left);
      const at = row * width + column;
      const readPlace = async (pixels: Uint8Array) => {
        const maps = (await lookThrough(network, pixels))[0]![index]!;
        return [...maps.values.subarray(at * maps.channels, (at + 1) * maps.channels)];
      };
      const untouched = await readPlace(picture);
      const outside = await readPlace(disturb((y, x) => !isIn(y, x)));
      expect(
        Math.max(...untouched.map((value, channel) => Math.abs(value - outside[channel]!))),
      ).toBeLessThan(1e-4);
      const edge = await readPlace(disturb(isAtEdge));
      expect(
        Math.max(...untouched.map((value, channel) => Math.abs(value - edge[channel]!))),
      ).toBeGreaterThan(1e-4);
    },
  );

  it('tells of a stage with nothing but zeros', () => {
    const silent: FeatureMaps = {
      stage: 'early',
      height: 1,
      width: 1,
      channels: 2,
      values: new Float32Array(2),
    };
    expect(findSilentStage([silent])).toMatch(/"early".*zeros/);
  });
});

describe('the search for exciting pictures', () => {
  const createMaps = (value: (channel: number) => number): FeatureMaps[] =>
    STAGES.map((stage) => ({
      stage,
      height: 1,
      width: 2,
      channels: 2,
      values: Float32Array.of(0, 0, value(0), value(1)),
    }));
  /** The first byte of a picture excites channel 0, and nothing channel 1. */
  const look = (batch: Uint8Array) =>
    Promise.resolve(
      Array.from({ length: batch.length / PICTURE_BYTES }, (_, index) =>
        createMaps((channel) => (channel === 0 ? batch[index * PICTURE_BYTES]! : 0)),
      ),
    );
  const createBytes = (...firsts: readonly number[]) => {
    const made = new Uint8Array(firsts.length * PICTURE_BYTES);
    firsts.forEach((byte, index) => (made[index * PICTURE_BYTES] = byte));
    return made;
  };
  const never = new AbortController().signal;

  it('keeps the nine strongest, of equals the earlier, and none that excites nothing', async () => {
    const firsts = [5, 0, 9, 5, 1, 2, 3, 4, 6, 7, 8];
    const heard: number[] = [];
    const stages = await findExciting(createBytes(...firsts), 4, look, never, ({ done }) =>
      heard.push(done),
    );
    expect(heard).toEqual([4, 8, 11]);
    const [excited, silent] = stages.late;
    expect(excited!.map(({ reference }) => reference)).toEqual([2, 10, 9, 8, 0, 3, 7, 6, 5]);
    expect(excited![0]).toEqual({ reference: 2, value: 9, row: 0, column: 1 });
    expect(silent).toEqual([]);
  });

  it('finds nothing in no pictures, and stops when it is aborted', async () => {
    const none = await findExciting(new Uint8Array(0), 4, look, never, () => undefined);
    expect(none.stem).toEqual([]);
    const controller = new AbortController();
    const search = findExciting(createBytes(1, 2, 3), 1, look, controller.signal, () =>
      controller.abort(),
    );
    await expect(search).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
  });

  it('measures what the network itself answers', async () => {
    const stages = await findExciting(
      pixels.slice(0, 8 * PICTURE_BYTES),
      4,
      (batch) => lookThrough(network, batch),
      never,
      () => undefined,
    );
    const [strongest] = stages.late[3]!;
    if (!strongest) return;
    const at = strongest.reference * PICTURE_BYTES;
    const maps = (await lookThrough(network, pixels.slice(at, at + PICTURE_BYTES)))[0]!.at(-1)!;
    expect(measureChannel(maps, 3).most).toBeCloseTo(strongest.value, 3);
    expect(Math.max(...takeChannel(maps, 3))).toBeCloseTo(strongest.value, 3);
  });
});
