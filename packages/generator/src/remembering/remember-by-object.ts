/**
 * Remembers what a pure function answers for an object, as long as the object lives. The knowledge of a brand is one
 * set of objects for many requests, and most of the work on a request would be reading it again.
 */
export function rememberByObject<K extends object, V>(compute: (key: K) => V): (key: K) => V {
  const known = new WeakMap<K, V>();
  return (key) => {
    const found = known.get(key);
    if (found !== undefined) return found;
    const value = compute(key);
    known.set(key, value);
    return value;
  };
}
