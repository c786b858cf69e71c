import type { DBSchema, IDBPDatabase } from 'idb';

/** One value that the browser keeps; every call may be refused, for want of space or leave. */
export interface ValueStore<Value> {
  read(): Promise<Value | null>;
  /** Puts a value in the place of the one before, wholly or not at all. */
  replace(value: Value): Promise<void>;
  clear(): Promise<void>;
}

const STORE = 'values';
const KEY = 'newest';

/**
 * Opens its database for each call alone: they are few, and between them nothing stands in the way of another
 * tab.
 *
 * @param name of the database; one for each value
 */
export function createValueStore<Value>(name: string): ValueStore<Value> {
  interface Schema extends DBSchema {
    [STORE]: { key: typeof KEY; value: Value };
  }

  async function within<Result>(
    work: (database: IDBPDatabase<Schema>) => Promise<Result>,
  ): Promise<Result> {
    const { openDB } = await import('idb');
    const database = await openDB<Schema>(name, 1, {
      upgrade: (created) => void created.createObjectStore(STORE),
    });
    try {
      return await work(database);
    } finally {
      database.close();
    }
  }

  return {
    read: () => within(async (database) => (await database.get(STORE, KEY)) ?? null),
    replace: (value) =>
      within(async (database) => {
        await database.put(STORE, value, KEY);
      }),
    clear: () => within((database) => database.clear(STORE)),
  };
}
