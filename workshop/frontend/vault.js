// A second copy of the journal, in IndexedDB. The browser says that it has it once it is on the disk; what is in
// localStorage gets there seconds later, and not at all if the battery dies before that.

const DATABASE = "workshop-journal";
const SHELF = "journals";

/**
 * @param {() => IDBFactory} factory Gets it; may throw, as it does where storage is blocked.
 * @returns Functions whose promises are rejected where nothing can be kept.
 */
export function createVault(factory) {
  let opened = null;

  function open() {
    opened ??= new Promise((resolve, reject) => {
      const asked = factory().open(DATABASE, 1);
      asked.onupgradeneeded = () => asked.result.createObjectStore(SHELF);
      asked.onerror = () => reject(asked.error);
      asked.onsuccess = () => {
        const database = asked.result;
        const forget = () => (opened = null);
        database.onversionchange = () => (database.close(), forget());
        database.onclose = forget;
        resolve(database);
      };
    });
    opened.catch(() => (opened = null));
    return opened;
  }

  async function transact(mode, use) {
    const database = await open();
    return new Promise((resolve, reject) => {
      const transaction = database.transaction(SHELF, mode, { durability: "strict" });
      let result = null;
      transaction.oncomplete = () => resolve(result);
      transaction.onabort = transaction.onerror = () => reject(transaction.error);
      use(transaction.objectStore(SHELF), (value) => (result = value));
    });
  }

  return {
    /** The text that is kept under a name, or null. */
    read: (name) =>
      transact("readonly", (shelf, give) => {
        const asked = shelf.get(name);
        asked.onsuccess = () => give(asked.result ?? null);
      }),

    /** Keep what `combine` makes of the text that is there (or null); nothing if it makes null. Tabs take turns. */
    keep: (name, combine) =>
      transact("readwrite", (shelf) => {
        const asked = shelf.get(name);
        asked.onsuccess = () => {
          const text = combine(asked.result ?? null);
          if (text !== null) shelf.put(text, name);
        };
      }),

    /** Forget everything. */
    clear: () => transact("readwrite", (shelf) => shelf.clear()),
  };
}
