/** One entry; the next one was added after it. */
interface Entry<K, V> {
  readonly key: K;
  value: V;
  next: Entry<K, V> | null;
}

/** Up to this many entries are found faster, and need less room, in a chain than in a table. */
const MAX_CHAINED = 8;

/**
 * A map for few entries, kept in order of insertion. An analysis makes thousands of them, most of which hold one or
 * two entries: tables for all of them would be most of its garbage.
 */
export class SmallMap<K, V> {
  size = 0;
  private first: Entry<K, V> | null = null;
  private last: Entry<K, V> | null = null;
  private table: Map<K, Entry<K, V>> | null = null;

  get(key: K): V | undefined {
    return this.find(key)?.value;
  }

  has(key: K): boolean {
    return this.find(key) !== null;
  }

  set(key: K, value: V): void {
    const known = this.find(key);
    if (known === null) this.append(key, value);
    else known.value = value;
  }

  /** Calls back for every entry, those that are added meanwhile included. */
  each(visit: (key: K, value: V) => void): void {
    for (let entry = this.first; entry !== null; entry = entry.next) visit(entry.key, entry.value);
  }

  *entries(): Generator<[K, V], undefined> {
    for (let entry = this.first; entry !== null; entry = entry.next) yield [entry.key, entry.value];
  }

  private find(key: K): Entry<K, V> | null {
    if (this.table !== null) return this.table.get(key) ?? null;
    for (let entry = this.first; entry !== null; entry = entry.next) if (entry.key === key) return entry;
    return null;
  }

  private append(key: K, value: V): void {
    const entry: Entry<K, V> = { key, value, next: null };
    if (this.last === null) this.first = entry;
    else this.last.next = entry;
    this.last = entry;
    this.size += 1;
    if (this.table !== null) this.table.set(key, entry);
    else if (this.size > MAX_CHAINED) this.fillTable();
  }

  private fillTable(): void {
    const table = new Map<K, Entry<K, V>>();
    for (let entry = this.first; entry !== null; entry = entry.next) table.set(entry.key, entry);
    this.table = table;
  }
}
