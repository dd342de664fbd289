/**
 * Remembers the answers to the last so many questions, each known by a key that says all it hangs on. Who asks the same while it is
 * answered waits for that answer; one that fails is asked again.
 */
export function keptAnswers<T>(most: number): (key: string, find: () => Promise<T>) => Promise<T> {
  const kept = new Map<string, Promise<T>>();
  return (key, find) => {
    const known = kept.get(key);
    if (known) return known;
    const found = find();
    kept.set(key, found);
    const [oldest] = kept.keys();
    if (kept.size > most && oldest !== undefined) kept.delete(oldest);
    found.catch(() => {
      if (kept.get(key) === found) kept.delete(key);
    });
    return found;
  };
}
