import { Inventory } from "#lib/inventory/inventory.ts";
import type { Naming } from "#lib/inventory/names.ts";
import type { Coverage } from "#lib/readings/coverage.ts";
import type { Reading } from "#lib/readings/reading.ts";
import type { Db } from "#lib/store/query.ts";
import { namesOfJobs, readingsAt } from "#lib/store/resources.ts";

/**
 * What checks look things up in, of what can still change and of what finished jobs name. In the order of ARNs, whatever was
 * read first: evidence that lists several is the same each time.
 */
export function inventoryOf(
  readings: readonly Reading[],
  coverage: readonly Coverage[],
  namesOfJobs: readonly Naming[],
  earlier: readonly Coverage[] = [],
): Inventory {
  const named = new Set(namesOfJobs.map(({ kind, name }) => `${kind} ${name}`));
  const inOrder = readings.toSorted((one, other) => (one.identity.arn < other.identity.arn ? -1 : 1));
  return new Inventory(inOrder, coverage, (kind, name) => named.has(`${kind} ${name}`), earlier);
}

/** Of a scan on show, where somebody keeps it. */
export type Inventories = (account: string, scan: string) => Promise<Inventory>;

/** The same of a stored scan: every live resource and every running job of an account. */
export async function loadInventory(
  db: Db,
  account: string,
  seq: number,
  coverage: readonly Coverage[],
): Promise<Inventory> {
  const readings: Reading[] = [];
  for await (const batch of readingsAt(db, { account, seq, settled: false })) readings.push(...batch);
  return inventoryOf(readings, coverage, await namesOfJobs(db, account));
}
