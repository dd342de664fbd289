/** Does the work of all items, so many at once, in their order. Once one throws no other is begun. @throws what it threw. */
export async function atMost<Item>(
  limit: number,
  items: readonly Item[],
  work: (item: Item) => Promise<void>,
): Promise<void> {
  // Of an array's own iterator the others would go on taking: this one is closed by whoever throws in its loop.
  const queue = items.values().map((item) => item);
  const next = async () => {
    for (const item of queue) await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, next));
}
