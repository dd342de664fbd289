/** The list with the first item that suits changed. */
export function changedFirst<R>(all: readonly R[], suits: (one: R) => boolean, change: (one: R) => Partial<R>): R[] {
  const first = all.find(suits);
  if (first === undefined) throw new Error("The demo account has nothing to plant this in.");
  return all.map((one) => (one === first ? { ...one, ...change(one) } : one));
}
