import type { ScanRow } from "#lib/store/views.ts";

type Pickable = Pick<ScanRow, "id" | "account" | "state" | "requestedAt">;

/** A scan that did not come to its end left nothing to compare. */
export function isComparable({ state }: Pickable): boolean {
  return state === "completed";
}

/** Picks a scan or leaves it: at most two, of one account. A third takes the place of the one picked first. */
export function togglePicked<Scan extends Pickable>(picked: readonly Scan[], scan: Scan): readonly Scan[] {
  if (picked.some(({ id }) => id === scan.id)) return picked.filter(({ id }) => id !== scan.id);
  return [...picked.filter(({ account }) => account === scan.account).slice(-1), scan];
}

/** Two scans that were picked, the earlier first; undefined while there are not two. */
export function pairPicked<Scan extends Pickable>(picked: readonly Scan[]): readonly [Scan, Scan] | undefined {
  const [one, other] = picked;
  if (!one || !other) return undefined;
  return one.requestedAt < other.requestedAt ? [one, other] : [other, one];
}
