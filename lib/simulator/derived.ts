interface Memory {
  length: number;
  results: Map<string, unknown>;
}

const memories = new WeakMap<readonly unknown[], Memory>();

/** Clients choose what to sort and filter by, so what is remembered about one array has an end. */
const remembered = 24;

/**
 * What `compute` makes of an array (an index, a sorted or filtered copy), remembered until the array grows or shrinks:
 * paging through 50,000 jobs sorts them once. A test that edits an item in place should replace the array instead.
 */
export function derived<T, R>(items: readonly T[], name: string, compute: (items: readonly T[]) => R): R {
  let memory = memories.get(items);
  if (!memory || memory.length !== items.length) {
    memory = { length: items.length, results: new Map() };
    memories.set(items, memory);
  }
  if (memory.results.has(name)) return memory.results.get(name) as R;
  const result = compute(items);
  const oldest = memory.results.size >= remembered ? memory.results.keys().next().value : undefined;
  if (oldest !== undefined) memory.results.delete(oldest);
  memory.results.set(name, result);
  return result;
}
