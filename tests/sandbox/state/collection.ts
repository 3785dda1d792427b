import type { Journal, JournalRecord } from "./journal";

/** Rows of one kind by id, in memory, each write noted in the journal. Rows are replaced, never changed. */
export class Collection<Row extends { id: string }> {
  readonly name: string;
  readonly #journal: Journal;
  readonly #rows = new Map<string, Row>();
  readonly #indexes: { key: (row: Row) => string | null; ids: Map<string, string[]> }[] = [];

  constructor(name: string, journal: Journal) {
    this.name = name;
    this.#journal = journal;
  }

  get(id: string): Row | null {
    return this.#rows.get(id) ?? null;
  }

  get size(): number {
    return this.#rows.size;
  }

  values(): IterableIterator<Row> {
    return this.#rows.values();
  }

  put(row: Row): Row {
    this.#journal.append([this.name, row.id, row]);
    this.restore(row.id, row);
    return row;
  }

  delete(id: string): void {
    this.#journal.append([this.name, id, null]);
    this.restore(id, null);
  }

  /** Takes over a row from the journal without writing it again. */
  restore(id: string, row: Row | null): void {
    if (row === null) {
      this.#rows.delete(id);
      return;
    }
    const isNew = !this.#rows.has(id);
    this.#rows.set(id, row);
    if (!isNew) return;
    for (const index of this.#indexes) {
      const key = index.key(row);
      if (key === null) continue;
      const ids = index.ids.get(key);
      if (ids === undefined) index.ids.set(key, [id]);
      else ids.push(id);
    }
  }

  /**
   * Finds ids by a value that never changes during the life of a row, in the order in which the rows were made.
   * The ids of removed rows stay in it.
   */
  indexBy(key: (row: Row) => string | null): (value: string) => readonly string[] {
    const ids = new Map<string, string[]>();
    this.#indexes.push({ key, ids });
    return (value) => ids.get(value) ?? [];
  }

  clear(): void {
    this.#rows.clear();
    for (const index of this.#indexes) index.ids.clear();
  }

  *records(): Iterable<JournalRecord> {
    for (const row of this.#rows.values()) yield [this.name, row.id, row];
  }
}
