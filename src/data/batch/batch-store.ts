import type { DBSchema, IDBPDatabase } from 'idb';
import type { BatchHead, BatchRow, SavedBatch } from './batch-row.ts';

/** Keeps the newest batch in the browser; every call may be refused, for want of space or leave. */
export interface BatchStore {
  read(): Promise<SavedBatch | null>;
  /** Puts a batch in the place of the one before, wholly or not at all. */
  replace(batch: SavedBatch): Promise<void>;
  /**
   * Renews rows of a batch.
   *
   * @returns false where another batch has taken its place, as one of another tab does
   */
  renew(id: string, rows: readonly BatchRow[]): Promise<boolean>;
  clear(): Promise<void>;
}

interface Schema extends DBSchema {
  head: { key: 'newest'; value: BatchHead };
  rows: { key: number; value: BatchRow };
}

const STORES = ['head', 'rows'] as const;

/** Nothing is opened before it is needed, and again after it was refused. */
export function createBatchStore(name = 'tipping-point'): BatchStore {
  let opened: Promise<IDBPDatabase<Schema>> | null = null;

  function open(): Promise<IDBPDatabase<Schema>> {
    // Where storing is blocked the call itself throws in some browsers.
    opened ??= Promise.resolve()
      .then(() => import('idb'))
      .then(({ openDB }) =>
        openDB<Schema>(name, 1, {
          upgrade(database) {
            database.createObjectStore('head');
            database.createObjectStore('rows', { keyPath: 'id' });
          },
          blocking: forget,
          terminated: forget,
        }),
      )
      .catch((error: unknown) => {
        opened = null;
        throw error;
      });
    return opened;
  }

  /** The browser has closed the database, or another page wants to delete it. */
  function forget(): void {
    void opened?.then((database) => database.close());
    opened = null;
  }

  return {
    async read() {
      const transaction = (await open()).transaction(STORES);
      const [head, rows] = await Promise.all([
        transaction.objectStore('head').get('newest'),
        transaction.objectStore('rows').getAll(),
        transaction.done,
      ]);
      return head ? { head, rows } : null;
    },
    async replace({ head, rows }) {
      const transaction = (await open()).transaction(STORES, 'readwrite');
      const kept = transaction.objectStore('rows');
      await Promise.all([
        kept.clear(),
        transaction.objectStore('head').put(head, 'newest'),
        ...rows.map((row) => kept.put(row)),
        transaction.done,
      ]);
    },
    async renew(id, rows) {
      const transaction = (await open()).transaction(STORES, 'readwrite');
      const renewIfNewest = async () => {
        const head = await transaction.objectStore('head').get('newest');
        if (head?.id !== id) return false;
        const kept = transaction.objectStore('rows');
        await Promise.all(rows.map((row) => kept.put(row)));
        return true;
      };
      const [isNewest] = await Promise.all([renewIfNewest(), transaction.done]);
      return isNewest;
    },
    async clear() {
      const transaction = (await open()).transaction(STORES, 'readwrite');
      await Promise.all([
        ...STORES.map((store) => transaction.objectStore(store).clear()),
        transaction.done,
      ]);
    },
  };
}
