import { describe, expect, test } from 'vitest';
import { file, filesOf, Memory, openBatch, settled, statesOf } from './batch-world.ts';

describe('a batch that is kept', () => {
  test('comes back with its rows, pictures and scores', async () => {
    const { batch, memory } = openBatch();
    await batch.start([file('.DS_Store'), ...filesOf(3), file('b.jpg', 'broken')]);
    await settled();
    const again = openBatch({ memory }).batch;
    await again.restore();
    expect(again.rows).toEqual(batch.rows);
    expect(again.skipped).toBe(1);
  });

  test('comes back in the middle with what was left not judged', async () => {
    const { batch, memory } = openBatch();
    void batch.start(filesOf(9));
    await settled();
    await settled();
    const again = openBatch({ memory }).batch;
    await again.restore();
    const states = statesOf(again);
    expect(states).not.toContain('waiting');
    expect(again.rows.at(-1)!.unjudged).toBe('reloaded');
    batch.cancel();
  });

  test('is gone once it is forgotten', async () => {
    const { batch, memory } = openBatch();
    await batch.start(filesOf(2));
    batch.clear();
    await settled();
    expect([batch.rows.length, memory.saved]).toEqual([0, null]);
  });

  test('is not written over by what was kept before', async () => {
    const { memory } = openBatch();
    memory.saved = { head: { id: 'old', skipped: 5 }, rows: [] };
    const { batch } = openBatch({ memory });
    await batch.start(filesOf(1));
    await batch.restore();
    expect([batch.rows.length, batch.skipped]).toEqual([1, 0]);
  });

  test('says while there is no space, judges all the same, and keeps it whole once there is', async () => {
    const memory = new Memory();
    memory.isFull = true;
    const { batch } = openBatch({ memory });
    await batch.start(filesOf(3));
    expect([batch.saving, statesOf(batch)]).toEqual(['refused', ['scored', 'scored', 'scored']]);
    memory.isFull = false;
    await expect.poll(() => batch.saving, { timeout: 6_000 }).toBe('kept');
    expect(memory.saved?.rows).toEqual(batch.rows);
  }, 10_000);

  test('says where another tab has begun a newer one, and leaves that alone', async () => {
    const { batch, memory } = openBatch();
    const run = batch.start(filesOf(9));
    await settled();
    const other = { head: { id: 'of another tab', skipped: 0 }, rows: [] };
    memory.saved = other;
    await run;
    expect([batch.saving, memory.saved]).toEqual(['replaced', other]);
  });
});
